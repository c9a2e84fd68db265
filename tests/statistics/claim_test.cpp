#include "pingpong/statistics/claim.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace pingpong {
namespace {

/// Twenty rounds of which a mean log ratio of 0.05 and a mean difference of 300 are claimed, with
/// standard errors of 0.01 and 100.
paired_comparison claimed_comparison() {
    paired_comparison made;
    made.rounds = 20;
    make_claim(made, {{0.05, 1e-4, 20}, {300, 1e4, 20}}, {});
    return made;
}

double width(const estimate& interval) {
    return interval.high.value() - interval.low.value();
}

// t(0.975, 19) = 2.093024, t(0.80, 19) = 0.860951
TEST(Claim, IsTheIntervalOfItsMeans) {
    const paired_comparison made = claimed_comparison();
    EXPECT_NEAR(made.claim.low.value(), std::exp(0.05 - 0.02093024), 1e-7);
    EXPECT_NEAR(made.claim.high.value(), std::exp(0.05 + 0.02093024), 1e-7);
    EXPECT_NEAR(made.difference_claim.low.value(), 300 - 209.3024, 1e-3);
    EXPECT_NEAR(made.min_detectable_ratio.value(), std::expm1(0.02093024 + 0.00860951), 1e-7);
}

// t(0.975, 2) = 4.302653, t(0.80, 2) = 1.060660
TEST(Claim, OfFewUnitsThatDifferIsTheirs) {
    paired_comparison made = claimed_comparison();
    EXPECT_TRUE(widen_claim(made, {{9, 1e-4, 3}, {9, 1e4, 3}}, {}));
    EXPECT_NEAR(made.claim.value, std::exp(0.05), 1e-12);
    EXPECT_NEAR(made.claim.high.value(), std::exp(0.05 + 0.04302653), 1e-7);
    EXPECT_NEAR(made.difference_claim.value, 300, 1e-12);
    EXPECT_NEAR(made.difference_claim.high.value(), 300 + 430.2653, 1e-3);
    EXPECT_NEAR(made.min_detectable_ratio.value(), std::expm1(0.04302653 + 0.01060660), 1e-7);
    EXPECT_EQ(made.claimed.log_ratio.count, 3U);
}

TEST(Claim, IsNeverNarrowed) {
    paired_comparison made = claimed_comparison();
    const double before = width(made.claim);
    EXPECT_FALSE(widen_claim(made, {{0, 1e-6, 20}, {0, 1, 20}}, {}));
    EXPECT_DOUBLE_EQ(width(made.claim), before);
    EXPECT_FALSE(widen_claim(made, {{0, 0, 1}, {0, 0, 1}}, {}));
    EXPECT_DOUBLE_EQ(width(made.claim), before);
}

TEST(Claim, WidensEachOfTheTwoByItself) {
    paired_comparison made = claimed_comparison();
    EXPECT_FALSE(widen_claim(made, {{0, 1e-6, 20}, {0, 4e4, 20}}, {}));
    EXPECT_NEAR(made.claim.high.value(), std::exp(0.05 + 0.02093024), 1e-7);
    EXPECT_NEAR(made.difference_claim.high.value(), 300 + 418.6048, 1e-3);
}

// A sd of 0.0447 takes 20 rounds; one of 0.0173 takes 5 units, of 20 / 3 rounds each.
TEST(Claim, CountsTheRoundsOfTheUnitsThatAreWanting) {
    paired_comparison made = claimed_comparison();
    EXPECT_EQ(made.rounds_for_margin, 20U);
    widen_claim(made, {{0, 1e-4, 3}, {0, 1e4, 3}}, {});
    EXPECT_EQ(made.rounds_for_margin, 34U);
}

// t(0.975, 19) = 2.093024; the run component is known, so that its quantile is the normal one.
TEST(Claim, OfARerunIsWiderThanWhatTheRunSaw) {
    paired_comparison made = claimed_comparison();
    claim_for_reruns(made, 0.005 * 0.005, 10000, {});
    const double half = std::hypot(0.02093024, 1.959964 * 0.005);
    EXPECT_NEAR(made.observed.high.value(), std::exp(0.05 + 0.02093024), 1e-7);
    EXPECT_NEAR(made.claim.low.value(), std::exp(0.05 - half), 1e-7);
    EXPECT_NEAR(made.claim.high.value(), std::exp(0.05 + half), 1e-7);
    EXPECT_NEAR(made.observed_difference.high.value(), 300 + 209.3024, 1e-3);
    EXPECT_NEAR(made.difference_claim.high.value(), 300 + std::hypot(209.3024, 1.959964 * 50),
                1e-3);
}

TEST(Claim, TakesTheQuantileOfAComponentFromTheRunsItIsEstimatedFrom) {
    comparison_rules rules;
    rules.components.runs = 20;  // t(0.975, 29) = 2.045230
    paired_comparison made = claimed_comparison();
    claim_for_reruns(made, 0.005 * 0.005, 10000, rules);
    EXPECT_NEAR(made.claim.high.value(), std::exp(0.05 + std::hypot(0.02093024, 2.045230 * 0.005)),
                1e-7);
}

TEST(Claim, OverProcessesIsCentredOnTheirMean) {
    paired_comparison made = claimed_comparison();
    made.log_ratio_mean = 0.05;
    made.ratio = {std::exp(0.05), std::exp(0.04), std::exp(0.06)};
    made.difference = {300, 200, 400};
    claim_over_processes(made, {{0.06, 1e-6, 11}, {310, 1, 11}}, {});
    EXPECT_NEAR(made.observed.value, std::exp(0.06), 1e-12);
    EXPECT_NEAR(made.observed.high.value(), std::exp(0.06 + 2.228139 * 0.001), 1e-7);
    EXPECT_NEAR(made.log_ratio_mean, 0.06, 1e-12);
    EXPECT_NEAR(made.ratio.low.value(), std::exp(0.05), 1e-12);
    EXPECT_NEAR(made.difference.high.value(), 410, 1e-9);
}

// z = 0.05 / sqrt(1e-4 + 3e-4) = 2.5 with (4e-4)^2 / (1e-8 / 19) = 304 degrees of freedom.
TEST(Claim, HasAPValueThatAllowsForWhatIsUnseen) {
    paired_comparison made = claimed_comparison();
    claim_for_reruns(made, 3e-4, 10000, {});
    EXPECT_NEAR(made.p_claim.value(), 0.01295, 1e-5);
}

TEST(VarianceComponents, AreShrunkTowardsWhatIsAssumed) {
    EXPECT_DOUBLE_EQ(shrink_to_prior(0.01, 1, 0.005), 0.005);
    EXPECT_NEAR(shrink_to_prior(0.01, 11, 0.005), std::sqrt((1e-4 + 2.5e-5) / 2), 1e-12);
}

TEST(Claim, OfASingleValueHasNoInterval) {
    paired_comparison made;
    made.rounds = 1;
    make_claim(made, {{0.05, 0, 1}, {300, 0, 1}}, {});
    EXPECT_FALSE(made.claim.low || made.difference_claim.low || made.min_detectable_ratio);
}

}  // namespace
}  // namespace pingpong
