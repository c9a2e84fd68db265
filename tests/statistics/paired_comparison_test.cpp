#include "pingpong/statistics/paired_comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "pingpong/statistics/claim.hpp"

namespace pingpong {
namespace {

using figures = std::vector<round_figure>;

/// Rounds 0, 1, 2, ... of the two blocks each.
figures rounds_of(const std::vector<std::pair<double, double>>& blocks) {
    figures made;
    for (std::size_t round = 0; round < blocks.size(); ++round)
        made.push_back({round, blocks[round].first, blocks[round].second});
    return made;
}

/// As many rounds whose blocks are all the same.
figures constant(std::size_t rounds, double value) {
    return rounds_of(std::vector<std::pair<double, double>>(rounds, {value, value}));
}

/// Rounds with one figure for both blocks.
figures one_each(const std::vector<double>& values) {
    figures made;
    for (std::size_t round = 0; round < values.size(); ++round)
        made.push_back({round, values[round], values[round]});
    return made;
}

// Ten rounds, microseconds; the expected values by SciPy 1.10.1 with
// d = log(a).mean(1) - log(b).mean(1), R = 10, e = log(x[:, 0] / x[:, 1]).
class ComparisonOfTenRounds : public testing::Test {
protected:
    const figures a = rounds_of({{14.1, 14.3},
                                 {13.9, 14.4},
                                 {14.6, 14.2},
                                 {14.0, 14.1},
                                 {14.8, 14.5},
                                 {14.2, 13.8},
                                 {14.05, 14.35},
                                 {14.4, 14.45},
                                 {13.95, 14.15},
                                 {14.7, 14.25}});
    const figures b = rounds_of({{15.8, 15.6},
                                 {15.9, 16.1},
                                 {16.3, 15.7},
                                 {15.5, 15.9},
                                 {16.0, 16.4},
                                 {15.75, 15.65},
                                 {15.85, 16.2},
                                 {16.1, 15.95},
                                 {15.6, 15.7},
                                 {15.9, 16.05}});
    const paired_comparison both = compare_rounds(a, b).value();
};

// np.exp(stats.t.interval(.95, 9, loc=d.mean(), scale=stats.sem(d))), as stats.ttest_rel of the
// logs
TEST_F(ComparisonOfTenRounds, HasTheIntervalOfThePairedTTest) {
    EXPECT_EQ(both.rounds, 10U);
    EXPECT_EQ(both.rounds_effective, 10U);
    EXPECT_EQ(both.dropped, 0U);
    EXPECT_TRUE(both.steady);
    EXPECT_NEAR(both.log_ratio_mean, -0.10875885383538937, 1e-14);
    EXPECT_NEAR(both.log_ratio_sd.value(), 0.008526789126380229, 1e-14);
    EXPECT_NEAR(both.ratio.value, 0.896946686674298, 1e-14);
    EXPECT_NEAR(both.ratio.low.value(), 0.8914922353865399, 1e-9);
    EXPECT_NEAR(both.ratio.high.value(), 0.9024345101414981, 1e-9);
}

// stats.t.interval(.95, 9, loc=x.mean(), scale=stats.sem(x)) of x = a.mean(1) - b.mean(1)
TEST_F(ComparisonOfTenRounds, HasTheIntervalOfTheMeanDifference) {
    EXPECT_NEAR(both.difference.value, -1.6374999999999993, 1e-13);
    EXPECT_NEAR(both.difference.low.value(), -1.7248082284888369, 1e-9);
    EXPECT_NEAR(both.difference.high.value(), -1.5501917715111617, 1e-9);
}

// np.exp(stats.t.ppf(.975, 9) * s0 / np.sqrt(10)) - 1; d.var(ddof=1) / s0**2, with
// s0 = np.sqrt((e_a.var(ddof=1) + e_b.var(ddof=1)) / 4)
TEST_F(ComparisonOfTenRounds, TellsTheNoiseOfEachFromTheMovementOfTheRatio) {
    EXPECT_NEAR(both.null_floor.value(), 0.01119424010774206, 1e-10);
    EXPECT_NEAR(both.stability_q.value(), 0.30023853328189126, 1e-12);
    EXPECT_FALSE(both.drifts_within_round);
}

TEST_F(ComparisonOfTenRounds, ClaimsNoMoreThanTheNoiseFloorAllows) {
    EXPECT_EQ(both.claim.value, both.ratio.value);
    EXPECT_NEAR(both.claim.low.value(), both.ratio.value / 1.01119424010774206, 1e-9);
    EXPECT_NEAR(both.claim.high.value(), both.ratio.value * 1.01119424010774206, 1e-9);
    EXPECT_NEAR(both.claimed.log_ratio.mean, both.log_ratio_mean, 1e-15);
    EXPECT_EQ(both.claimed.log_ratio.count, 10U);
}

TEST_F(ComparisonOfTenRounds, ClaimsTheDifferenceNoNarrowerThanItsNoise) {
    std::vector<double> of_a, of_b;
    for (const round_figure& figure : a)
        of_a.push_back(figure.first - figure.second);
    for (const round_figure& figure : b)
        of_b.push_back(figure.first - figure.second);
    const double half = half_width_of_noise(noise_of(of_a, of_b).value(), 0.95);
    EXPECT_EQ(both.difference_claim.value, both.difference.value);
    EXPECT_LT(both.difference_claim.low.value(), both.difference.low.value());
    EXPECT_NEAR(both.difference_claim.low.value(), both.difference.value - half, 1e-12);
    EXPECT_NEAR(both.difference_claim.high.value(), both.difference.value + half, 1e-12);
}

// np.exp((stats.t.ppf(.975, 9) + stats.t.ppf(.8, 9)) * s / np.sqrt(10)) - 1, and the least n by
// trial
TEST_F(ComparisonOfTenRounds, TellsWhatItCouldHaveFound) {
    const auto unmirrored = compare_rounds(a, b, {0.95, 0.03, false}).value();
    EXPECT_NEAR(unmirrored.min_detectable_ratio.value(), 0.008517785908793929, 1e-10);
    EXPECT_EQ(unmirrored.rounds_for_margin, 3U);
    EXPECT_EQ(compare_rounds(a, b, {0.95, 0.001, false})->rounds_for_margin, 574U);
}

// The same with s0 for s: what is not claimed is not found.
TEST_F(ComparisonOfTenRounds, FindsNoMoreThanItMayClaim) {
    EXPECT_NEAR(both.min_detectable_ratio.value(), 0.0155996925, 1e-8);
    EXPECT_GE(both.rounds_for_margin.value(), 3U);
}

// (dm[1:] * dm[:-1]).sum() / (dm**2).sum()
TEST_F(ComparisonOfTenRounds, KnowsHowTheyResembleTheirNeighbours) {
    EXPECT_NEAR(both.lag1_autocorrelation.value(), -0.3088897089980684, 1e-12);
    EXPECT_FALSE(both.autocorrelated);
}

TEST_F(ComparisonOfTenRounds, IsOneOfTheTwoExtremesOfAllSignFlips) {
    EXPECT_EQ(both.p_sign_flip, 2.0 / 1024);
}

TEST_F(ComparisonOfTenRounds, IsTheInverseTheOtherWayRound) {
    const paired_comparison back = compare_rounds(b, a).value();
    EXPECT_NEAR(back.ratio.value, 1 / both.ratio.value, 1e-14);
    EXPECT_NEAR(back.ratio.low.value(), 1 / both.ratio.high.value(), 1e-9);
    EXPECT_NEAR(back.claim.high.value(), 1 / both.claim.low.value(), 1e-9);
    EXPECT_DOUBLE_EQ(back.difference.low.value(), -both.difference.high.value());
    EXPECT_DOUBLE_EQ(back.null_floor.value(), both.null_floor.value());
    EXPECT_EQ(back.p_sign_flip, both.p_sign_flip);
}

TEST_F(ComparisonOfTenRounds, SaysNothingOfNoiseWithoutSecondBlocks) {
    const auto unmirrored = compare_rounds(a, b, {0.95, 0.03, false});
    ASSERT_TRUE(unmirrored);
    EXPECT_FALSE(unmirrored->null_floor);
    EXPECT_FALSE(unmirrored->stability_q);
    EXPECT_FALSE(unmirrored->drifts_within_round);
    EXPECT_EQ(unmirrored->claim.low, unmirrored->ratio.low);
    EXPECT_EQ(unmirrored->ratio.low, both.ratio.low);
}

TEST_F(ComparisonOfTenRounds, HasAWiderIntervalAtMoreConfidence) {
    const auto surer = compare_rounds(a, b, {0.99, 0.03, true});
    ASSERT_TRUE(surer);
    EXPECT_EQ(surer->confidence, 0.99);
    EXPECT_LT(surer->ratio.low.value(), both.ratio.low.value());
    EXPECT_GT(surer->null_floor.value(), both.null_floor.value());
}

TEST(PairedComparison, NeedsARoundThatBothPlayed) {
    EXPECT_FALSE(compare_rounds({}, {}));
    EXPECT_FALSE(compare_rounds(constant(2, 1), {}));
    EXPECT_FALSE(compare_rounds(figures{{0, 1, 1}, {2, 1, 1}}, figures{{1, 1, 1}, {3, 1, 1}}));
}

TEST(PairedComparison, LeavesOutWhatOnlyOneOfThemPlayed) {
    const figures a{{0, 1e9, 1e9}, {1, 300, 300}, {2, 1e9, 1e9}, {5, 300, 300}, {9, 1, 1}};
    const figures b{{1, 100, 100}, {3, 1e9, 1e9}, {5, 100, 100}, {6, 1, 1}, {7, 1, 1}};
    const auto both = compare_rounds(a, b);
    ASSERT_TRUE(both);
    EXPECT_EQ(both->rounds, 2U);
    EXPECT_NEAR(both->ratio.value, 3, 1e-12);
    EXPECT_DOUBLE_EQ(both->difference.value, 200);
}

TEST(PairedComparison, OfOneRoundHasAValueButNoInterval) {
    const auto comparison = compare_rounds(figures{{4, 150, 150}}, figures{{4, 100, 100}});
    ASSERT_TRUE(comparison);
    EXPECT_DOUBLE_EQ(comparison->ratio.value, 1.5);
    EXPECT_DOUBLE_EQ(comparison->claim.value, 1.5);
    EXPECT_DOUBLE_EQ(comparison->difference.value, 50);
    EXPECT_EQ(comparison->rounds_effective, 1U);
    for (const estimate& each : {comparison->ratio, comparison->claim, comparison->difference})
        EXPECT_FALSE(each.low || each.high);
    EXPECT_FALSE(comparison->log_ratio_sd || comparison->p_sign_flip ||
                 comparison->min_detectable_ratio);
    EXPECT_FALSE(comparison->rounds_for_margin || comparison->null_floor ||
                 comparison->stability_q);
}

TEST(PairedComparison, OfTwoRoundsHasAnInterval) {
    const auto two = compare_rounds(one_each({110, 120}), one_each({100, 100}));
    ASSERT_TRUE(two);
    EXPECT_LT(two->ratio.low.value(), two->ratio.value);
    EXPECT_TRUE(std::isfinite(two->ratio.high.value()));
    EXPECT_EQ(two->p_sign_flip, 0.5);
    EXPECT_FALSE(two->lag1_autocorrelation);
}

TEST(PairedComparison, OfRoundsThatNeverVaryIsFinite) {
    for (const double other : {100.0, 200.0}) {
        const auto same = compare_rounds(constant(12, 200), constant(12, other));
        ASSERT_TRUE(same);
        EXPECT_DOUBLE_EQ(same->ratio.value, 200 / other);
        EXPECT_DOUBLE_EQ(same->ratio.low.value(), same->ratio.high.value());
        EXPECT_DOUBLE_EQ(same->claim.low.value(), same->claim.high.value());
        EXPECT_EQ(same->log_ratio_sd, 0);
        EXPECT_EQ(same->null_floor, 0);
        EXPECT_FALSE(same->stability_q);
        EXPECT_FALSE(same->lag1_autocorrelation);
        EXPECT_FALSE(same->drifts_within_round);
        EXPECT_EQ(same->min_detectable_ratio, 0);
        EXPECT_EQ(same->rounds_for_margin, 2U);
        EXPECT_EQ(same->p_sign_flip, other == 200 ? 1 : 2.0 / 4096);
    }
}

TEST(PairedComparison, IsNotMovedByADriftThatBothShare) {
    figures a, b;
    double level = 100;
    for (std::size_t round = 0; round < 30; ++round, level *= 3) {
        a.push_back({round, 2 * level, 2.5 * level});
        b.push_back({round, level, 1.25 * level});
    }
    const auto both = compare_rounds(a, b);
    ASSERT_TRUE(both);
    EXPECT_NEAR(both->ratio.value, 2, 1e-12);
    EXPECT_NEAR(both->ratio.low.value(), 2, 1e-9);
}

TEST(PairedComparison, SaysWhenFirstBlocksDifferFromSecondOnes) {
    figures a = constant(10, 100), b = constant(10, 100);
    for (std::size_t round = 0; round < 10; ++round)
        a[round].first = round % 2 == 0 ? 103 : 104;
    const auto both = compare_rounds(a, b);
    ASSERT_TRUE(both);
    EXPECT_TRUE(both->drifts_within_round);
}

// Four rounds of 110 and four of 100 in turn: neighbours resemble each other, pairs of pairs do
// not.
TEST(PairedComparison, MergesNeighboursUntilTheyAreIndependent) {
    std::vector<double> a;
    for (std::size_t round = 0; round < 64; ++round)
        a.push_back(round / 4 % 2 == 0 ? 110 : 100);
    const auto both = compare_rounds(one_each(a), constant(64, 100));
    ASSERT_TRUE(both);
    EXPECT_EQ(both->rounds, 64U);
    EXPECT_EQ(both->rounds_effective, 32U);
    EXPECT_FALSE(both->autocorrelated);
    EXPECT_NEAR(both->lag1_autocorrelation.value(), 0, 0.05);
    EXPECT_NEAR(both->difference.value, 5, 1e-12);
}

TEST(PairedComparison, SaysWhenTooFewRoundsAreLeftToMerge) {
    std::vector<double> a;
    for (std::size_t round = 0; round < 12; ++round)
        a.push_back(round / 6 % 2 == 0 ? 110 : 100);
    const auto both = compare_rounds(one_each(a), constant(12, 100));
    ASSERT_TRUE(both);
    EXPECT_EQ(both->rounds_effective, 12U);
    EXPECT_GT(both->lag1_autocorrelation.value(), 1.645 / std::sqrt(12));
    EXPECT_TRUE(both->autocorrelated);
}

TEST(PairedComparison, KeepsTheMeanOfAllRoundsWhenAnOddOneIsNotMerged) {
    std::vector<double> a;
    double sum = 0;
    for (std::size_t round = 0; round < 33; ++round) {
        a.push_back(round / 2 % 2 == 0 ? 110 : 100);
        sum += std::log(a.back() / 100);
    }
    const auto both = compare_rounds(one_each(a), constant(33, 100));
    ASSERT_TRUE(both);
    EXPECT_NEAR(both->log_ratio_mean, sum / 33, 1e-14);
}

TEST(PairedComparison, RefusesRulesThatAreOutOfRange) {
    const figures some = constant(3, 1);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double confidence : {0.0, 1.0, -1.0, nan})
        EXPECT_THROW(compare_rounds(some, some, {confidence, 0.03, true}), std::invalid_argument);
    for (const double margin : {0.0, -0.03, nan})
        EXPECT_THROW(compare_rounds(some, some, {0.95, margin, true}), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
