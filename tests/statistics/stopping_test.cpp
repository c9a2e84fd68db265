#include "pingpong/statistics/stopping.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace pingpong {
namespace {

TEST(Stopping, LooksAtHalfAsManyRoundsAgainEachTime) {
    std::vector<std::uint64_t> looks{look_after(0)};
    while (looks.size() < 8)
        looks.push_back(look_after(looks.back()));
    EXPECT_EQ(looks, (std::vector<std::uint64_t>{10, 15, 23, 35, 53, 80, 120, 180}));
}

TEST(Stopping, DoesNotLookBeforeTheTenthRound) {
    for (std::uint64_t rounds = 0; rounds < 10; ++rounds)
        EXPECT_EQ(look_after(rounds), first_look);
}

TEST(Stopping, MeasuresTheWidthAsAFactorToBothSides) {
    estimate ratio;
    ratio.value = 0.9;
    EXPECT_FALSE(half_width(ratio));
    ratio.low = 0.9 / 1.02;
    ratio.high = 0.9 * 1.02;
    EXPECT_NEAR(half_width(ratio).value(), 0.02, 1e-12);
}

// SciPy 1.10.1: the least n with stats.t.ppf(.975, n - 1) * s / sqrt(n) <= log1p(p), by trial
TEST(Stopping, TellsHowManyRoundsMakeTheIntervalNarrowEnough) {
    paired_comparison so_far;
    so_far.rounds = so_far.rounds_effective = 10;
    so_far.log_ratio_sd = 0.008526789126380229;
    EXPECT_EQ(rounds_for_precision(so_far, 0.01), 6U);
    EXPECT_EQ(rounds_for_precision(so_far, 0.002), 73U);
}

TEST(Stopping, NeedsMoreRoundsForAClaimThatIsWiderThanItsRounds) {
    paired_comparison so_far;
    so_far.rounds = so_far.rounds_effective = 10;
    so_far.log_ratio_sd = 0.008526789126380229;
    so_far.ratio = {1, 0.99, 1 / 0.99};
    so_far.claim = {1, 0.98, 1 / 0.98};
    const auto alone = rounds_for_precision(so_far, 0.002);
    EXPECT_NEAR(static_cast<double>(*rounds_for_claim(so_far, 0.002)),
                static_cast<double>(*alone) * 4, 0.05 * static_cast<double>(*alone) * 4);
    so_far.rounds = so_far.rounds_effective = 40;
    EXPECT_EQ(rounds_for_claim(so_far, 0.0202), 41U) << "never fewer than were played";
    EXPECT_FALSE(rounds_for_claim(so_far, 0.03)) << "it is as precise as that";
}

TEST(Stopping, CountsRoundsAsTheyWereBeforeMerging) {
    paired_comparison so_far;
    so_far.rounds = 40;
    so_far.rounds_effective = 10;
    so_far.log_ratio_sd = 0.008526789126380229;
    EXPECT_EQ(rounds_for_precision(so_far, 0.002), 4 * 73U);
}

TEST(Stopping, NeedsTwoRoundsAtLeastAndNeverAnAbsurdNumber) {
    paired_comparison so_far;
    so_far.rounds = so_far.rounds_effective = 10;
    EXPECT_FALSE(rounds_for_precision(so_far, 0.01)) << "the spread is not known";
    so_far.log_ratio_sd = 0;
    EXPECT_EQ(rounds_for_precision(so_far, 0.01), 2U);
    so_far.log_ratio_sd = 1;
    EXPECT_FALSE(rounds_for_precision(so_far, 1e-9));
}

}  // namespace
}  // namespace pingpong
