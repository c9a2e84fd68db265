#include "pingpong/statistics/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace pingpong {
namespace {

using medians = std::vector<round_median>;

/// A round whose blocks all had the same median.
round_median at(std::size_t round, double median_ns) {
    return {round, std::log(median_ns), median_ns, 0};
}

TEST(Comparison, NeedsARoundThatBothPlayed) {
    EXPECT_FALSE(compare({}, {}));
    EXPECT_FALSE(compare(medians{at(0, 1)}, {}));
    EXPECT_FALSE(compare({}, medians{at(0, 1)}));
    EXPECT_FALSE(compare(medians{at(0, 1), at(2, 1)}, medians{at(1, 1), at(3, 1)}));
}

TEST(Comparison, OfOneRoundIsTheQuotientOfItsMedians) {
    const auto paired = compare(medians{at(4, 150)}, medians{at(4, 100)});
    ASSERT_TRUE(paired);
    EXPECT_EQ(paired->rounds, 1U);
    EXPECT_DOUBLE_EQ(paired->ratio, 1.5);
    EXPECT_DOUBLE_EQ(paired->difference_ns, 50);
}

TEST(Comparison, OfSomethingWithItselfIsOne) {
    const medians same{at(0, 12), at(1, 34), at(2, 5600)};
    const auto paired = compare(same, same);
    ASSERT_TRUE(paired);
    EXPECT_EQ(paired->rounds, 3U);
    EXPECT_DOUBLE_EQ(paired->ratio, 1);
    EXPECT_DOUBLE_EQ(paired->difference_ns, 0);
}

// Ratios 4 and 1: their geometric mean is 2, their arithmetic one would be 2.5. Differences 300
// and 0.
TEST(Comparison, AveragesTheLogarithmsOfTheRatios) {
    const auto paired = compare(medians{at(0, 400), at(1, 1000)}, medians{at(0, 100), at(1, 1000)});
    ASSERT_TRUE(paired);
    EXPECT_EQ(paired->rounds, 2U);
    EXPECT_DOUBLE_EQ(paired->ratio, 2);
    EXPECT_DOUBLE_EQ(paired->difference_ns, 150);
}

// Rates of 2 and 8 to one: 4, whatever the medians say.
TEST(Comparison, AveragesTheLogarithmsOfTheRatesToo) {
    const medians a{{0, 0, 1, std::log(2.0)}, {1, 0, 1, std::log(8.0)}};
    const medians b{{0, 0, 1, 0}, {1, 0, 1, 0}};
    const auto paired = compare(a, b);
    ASSERT_TRUE(paired);
    EXPECT_DOUBLE_EQ(paired->rate_ratio.value(), 4);
    EXPECT_DOUBLE_EQ(paired->ratio, 1);
}

TEST(Comparison, IsTheSameRoundByRound) {
    const medians a{at(0, 400), at(1, 90), at(3, 1000), at(5, 70), at(6, 60)};
    const medians b{at(0, 100), at(2, 50), at(3, 900), at(4, 80), at(6, 30), at(7, 20)};
    running_comparison running;
    EXPECT_FALSE(running.so_far());
    for (std::size_t known_a = 0, known_b = 0; known_a < a.size() || known_b < b.size();) {
        known_a = std::min(known_a + 1, a.size());
        known_b = std::min(known_b + 2, b.size());
        const std::span<const round_median> some_a(a.data(), known_a), some_b(b.data(), known_b);
        running.extend(some_a, some_b);
        const auto at_once = compare(some_a, some_b);
        ASSERT_EQ(running.so_far().has_value(), at_once.has_value());
        EXPECT_EQ(running.so_far()->rounds, at_once->rounds);
        EXPECT_EQ(running.so_far()->ratio, at_once->ratio);
        EXPECT_EQ(running.so_far()->difference_ns, at_once->difference_ns);
        EXPECT_EQ(running.so_far()->rate_ratio, at_once->rate_ratio);
    }
    EXPECT_EQ(running.so_far()->rounds, 3U);
}

// Every round is five times as slow as the one before, and b is always half of a: a comparison of
// totals, or of unpaired rounds, would see the drift.
TEST(Comparison, IsNotMovedByADriftThatBothShare) {
    medians a, b;
    double level = 100;
    for (std::size_t round = 0; round < 10; ++round, level *= 5) {
        a.push_back(at(round, 2 * level));
        b.push_back(at(round, level));
    }
    const auto paired = compare(a, b);
    ASSERT_TRUE(paired);
    EXPECT_NEAR(paired->ratio, 2, 1e-12);
}

TEST(Comparison, LeavesOutWhatOnlyOneOfThemPlayed) {
    const medians a{at(0, 1e9), at(1, 300), at(2, 1e9), at(5, 300), at(9, 1)};
    const medians b{at(1, 100), at(3, 1e9), at(5, 100), at(6, 1), at(7, 1)};
    for (const bool swapped : {false, true}) {
        const auto paired = swapped ? compare(b, a) : compare(a, b);
        ASSERT_TRUE(paired);
        EXPECT_EQ(paired->rounds, 2U);
        EXPECT_NEAR(paired->ratio, swapped ? 1 / 3.0 : 3, 1e-12);
        EXPECT_DOUBLE_EQ(paired->difference_ns, swapped ? -200 : 200);
    }
}

TEST(Comparison, IsTheInverseTheOtherWayRound) {
    const medians a{at(0, 123), at(1, 77), at(2, 900)};
    const medians b{at(0, 150), at(1, 70), at(2, 400)};
    const auto there = compare(a, b);
    const auto back = compare(b, a);
    ASSERT_TRUE(there && back);
    EXPECT_NEAR(there->ratio * back->ratio, 1, 1e-12);
    EXPECT_DOUBLE_EQ(there->difference_ns, -back->difference_ns);
}

}  // namespace
}  // namespace pingpong
