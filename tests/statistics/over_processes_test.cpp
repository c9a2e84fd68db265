#include "pingpong/statistics/independent_rounds.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace pingpong {
namespace {

TEST(OverProcesses, IsTheMeanOfTheMeansOfProcesses) {
    // Means 1, 2 and 3: s = 1.
    const std::vector<value_of_process> values{{0, 0.5}, {0, 1.5}, {1, 2}, {2, 3}, {2, 3}, {2, 3}};
    const auto spread = over_processes(values);
    EXPECT_EQ(spread.processes, 3U);
    ASSERT_TRUE(spread.mean);
    EXPECT_DOUBLE_EQ(spread.mean->mean, 2);
    EXPECT_DOUBLE_EQ(spread.mean->variance, 1.0 / 3);
    EXPECT_EQ(spread.mean->count, 3U);
}

TEST(OverProcesses, IsNotNarrowedByMoreRoundsOfTheSameProcesses) {
    std::vector<value_of_process> few, many;
    for (std::size_t process = 0; process < 4; ++process)
        for (int round = 0; round < 100; ++round) {
            const value_of_process value{process, static_cast<double>(process)};
            if (round == 0)
                few.push_back(value);
            many.push_back(value);
        }
    EXPECT_DOUBLE_EQ(over_processes(few).mean->variance, over_processes(many).mean->variance);
}

TEST(OverProcesses, TakesTheValuesOfAProcessWhereverTheyStand) {
    const std::vector<value_of_process> sorted{{0, 1}, {0, 3}, {5, 4}, {7, 6}};
    const std::vector<value_of_process> mixed{{7, 6}, {0, 3}, {5, 4}, {0, 1}};
    EXPECT_DOUBLE_EQ(over_processes(sorted).mean->mean, over_processes(mixed).mean->mean);
    EXPECT_DOUBLE_EQ(over_processes(sorted).mean->variance, over_processes(mixed).mean->variance);
}

TEST(OverProcesses, OfFewerThanThreeSaysNothing) {
    EXPECT_EQ(over_processes({}).processes, 0U);
    const std::vector<value_of_process> two{{0, 1}, {1, 2}, {0, 1}};
    EXPECT_EQ(over_processes(two).processes, 2U);
    EXPECT_FALSE(over_processes(two).mean);
}

}  // namespace
}  // namespace pingpong
