#include "pingpong/statistics/stopping.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include <vector>
#include "pingpong/statistics/claim.hpp"

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

/// Ten rounds with a sd of log ratios of 0.0085, of which only what `unseen` says does not show.
paired_comparison ten_rounds(double unseen = 0) {
    paired_comparison so_far;
    so_far.rounds = 10;
    so_far.unseen.log_ratio = unseen;
    constexpr double sd = 0.008526789126380229;
    make_claim(so_far, {{0, sd * sd / 10, 10}, {0, 1, 10}}, {});
    return so_far;
}

// SciPy 1.10.1: the least n with stats.t.ppf(.975, n - 1) * s / sqrt(n) <= log1p(p), by trial
TEST(Stopping, TellsHowManyRoundsMakeTheClaimNarrowEnough) {
    EXPECT_EQ(rounds_for_claim(ten_rounds(), 0.002), 73U);
    EXPECT_EQ(rounds_for_claim(ten_rounds(), 0.006), 11U) << "never fewer than were played";
    EXPECT_FALSE(rounds_for_claim(ten_rounds(), 0.01)) << "it is as precise as that";
}

TEST(Stopping, CountsRoundsAsTheyWereBeforeMerging) {
    paired_comparison so_far = ten_rounds();
    so_far.rounds = 40;
    EXPECT_EQ(rounds_for_claim(so_far, 0.002), 4 * 73U);
}

// What is left for the rounds is sqrt(log1p(0.01)^2 - 1.96^2 * 2e-5) = 0.0047.
TEST(Stopping, LeavesTheRoundsLessWhereAPartOfTheClaimStays) {
    EXPECT_EQ(rounds_for_claim(ten_rounds(2e-5), 0.01), 16U);
    EXPECT_FALSE(rounds_for_claim(ten_rounds(2e-5), 0.0087)) << "no number of rounds is enough";
}

TEST(Stopping, EndsWhenWhatIsLeftIsThePartThatStays) {
    const paired_comparison wide = ten_rounds(2e-5), limited = ten_rounds(4e-4);
    EXPECT_NEAR(unseen_half_width(wide, {}), std::expm1(1.959964 * std::sqrt(2e-5)), 1e-8);
    EXPECT_FALSE(is_limited_by_unseen(wide, {}));
    EXPECT_TRUE(is_limited_by_unseen(limited, {}));
    EXPECT_FALSE(is_limited_by_unseen(ten_rounds(), {}));
}

TEST(Stopping, NeverAsksForAnAbsurdNumberOfRounds) {
    EXPECT_FALSE(rounds_for_claim(paired_comparison(), 0.01)) << "the spread is not known";
    EXPECT_FALSE(rounds_for_claim(ten_rounds(), 1e-10));
}

}  // namespace
}  // namespace pingpong
