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

TEST(Claim, OfASingleValueHasNoInterval) {
    paired_comparison made;
    made.rounds = 1;
    make_claim(made, {{0.05, 0, 1}, {300, 0, 1}}, {});
    EXPECT_FALSE(made.claim.low || made.difference_claim.low || made.min_detectable_ratio);
}

}  // namespace
}  // namespace pingpong
