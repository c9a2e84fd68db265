#include "pingpong/statistics/steadiness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace pingpong {
namespace {

using values = std::vector<double>;

/// Values about 0 that differ by at most 2 and are not random: 0.618... and its multiples, folded.
values noise(std::size_t count) {
    values made;
    for (std::size_t i = 1; i <= count; ++i) {
        const double golden = 0.6180339887498949 * static_cast<double>(i);
        made.push_back(2 * (golden - std::floor(golden)) - 1);
    }
    return made;
}

TEST(SteadyState, BeginsAtOnceInNoise) {
    for (const std::size_t count : {0U, 1U, 9U, 10U, 11U, 30U, 500U}) {
        const steady_state state = find_steady_state(noise(count));
        EXPECT_TRUE(state.found) << count;
        EXPECT_EQ(state.from, 0U) << count;
    }
}

TEST(SteadyState, BeginsAfterAStep) {
    for (const double step : {8.0, -8.0}) {
        values stepped = noise(40);
        for (std::size_t i = 0; i < 6; ++i)
            stepped[i] += step;
        const steady_state state = find_steady_state(stepped);
        EXPECT_TRUE(state.found);
        EXPECT_EQ(state.from, 6U);
    }
}

TEST(SteadyState, BeginsWhereADecayIsLostInTheNoise) {
    values decaying = noise(60);
    for (std::size_t i = 0; i < decaying.size(); ++i)
        decaying[i] += 20 * std::exp(-static_cast<double>(i) / 3);
    const steady_state state = find_steady_state(decaying);
    EXPECT_TRUE(state.found);
    EXPECT_GE(state.from, 5U);
    EXPECT_LE(state.from, 15U);
}

TEST(SteadyState, IsNotFoundInATrend) {
    values trend = noise(40);
    for (std::size_t i = 0; i < trend.size(); ++i)
        trend[i] += static_cast<double>(i);
    const steady_state state = find_steady_state(trend);
    EXPECT_FALSE(state.found);
    EXPECT_EQ(state.from, 0U);
}

TEST(SteadyState, IsNotFoundWhenTheFirstHalfIsAnother) {
    values halves = noise(40);
    for (std::size_t i = 0; i < 20; ++i)
        halves[i] += 10;
    EXPECT_FALSE(find_steady_state(halves).found);
}

TEST(SteadyState, DoesNotMindAStrayValueLaterOn) {
    values stray = noise(40);
    stray[3] += 50;
    const steady_state state = find_steady_state(stray);
    EXPECT_TRUE(state.found);
    EXPECT_EQ(state.from, 0U);
}

TEST(SteadyState, OfEqualValuesBeginsAtOnce) {
    EXPECT_EQ(find_steady_state(values(30, 0.1)).from, 0U);
    EXPECT_TRUE(find_steady_state(values(30, 0.1)).found);
}

TEST(SteadyState, OfEqualValuesButTheFirstBeginsAfterIt) {
    values all(30, 0.0);
    all[0] = 1;
    EXPECT_EQ(find_steady_state(all).from, 1U);
}

TEST(SteadyState, IsNotSoughtInFewerThanTenValues) {
    EXPECT_EQ(find_steady_state(values{100, 0, 0, 0, 0, 0, 0, 0, 0}).from, 0U);
    EXPECT_EQ(find_steady_state(values{100, 0, 0, 0, 0, 0, 0, 0, 0, 0}).from, 1U);
}

TEST(LevelShift, IsTheQuotientOfTheLevels) {
    const values shifted{10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11};
    EXPECT_DOUBLE_EQ(level_shift(shifted).value(), 1.1);
}

TEST(LevelShift, DoesNotMindTwoStrayValuesInFive) {
    const values stray{10, 10, 99, 99, 10, 10, 10, 1, 10, 1, 10};
    EXPECT_EQ(level_shift(stray), 1);
}

TEST(LevelShift, NeedsSixValues) {
    EXPECT_FALSE(level_shift({}));
    EXPECT_FALSE(level_shift(values(5, 1.0)));
    EXPECT_EQ(level_shift(values(6, 1.0)), 1);
}

}  // namespace
}  // namespace pingpong
