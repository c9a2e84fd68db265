#include "pingpong/statistics/over_processes.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace pingpong {
namespace {

TEST(OverProcesses, HasTheIntervalOfTheMeansOfProcesses) {
    // Means 1, 2 and 3: s = 1, t(0.975, 2) = 4.302653, half = t / sqrt(3).
    const std::vector<value_of_process> values{{0, 0.5}, {0, 1.5}, {1, 2}, {2, 3}, {2, 3}, {2, 3}};
    const auto spread = over_processes(values, 0.95);
    EXPECT_EQ(spread.processes, 3U);
    ASSERT_TRUE(spread.half_width);
    EXPECT_NEAR(*spread.half_width, 2.484138, 1e-6);
}

TEST(OverProcesses, IsNotNarrowedByMoreRoundsOfTheSameProcesses) {
    std::vector<value_of_process> few, many;
    for (std::size_t process = 0; process < 4; ++process)
        for (int round = 0; round < 100; ++round) {
            const value_of_process one{process, static_cast<double>(process)};
            if (round == 0)
                few.push_back(one);
            many.push_back(one);
        }
    EXPECT_DOUBLE_EQ(*over_processes(few, 0.95).half_width, *over_processes(many, 0.95).half_width);
}

TEST(OverProcesses, TakesTheValuesOfAProcessWhereverTheyStand) {
    const std::vector<value_of_process> sorted{{0, 1}, {0, 3}, {5, 4}, {7, 6}};
    const std::vector<value_of_process> mixed{{7, 6}, {0, 3}, {5, 4}, {0, 1}};
    EXPECT_EQ(over_processes(sorted, 0.9).half_width, over_processes(mixed, 0.9).half_width);
}

TEST(OverProcesses, OfFewerThanThreeHasNoInterval) {
    EXPECT_EQ(over_processes({}, 0.95).processes, 0U);
    const std::vector<value_of_process> two{{0, 1}, {1, 2}, {0, 1}};
    EXPECT_EQ(over_processes(two, 0.95).processes, 2U);
    EXPECT_FALSE(over_processes(two, 0.95).half_width);
}

TEST(OverProcesses, RefusesAConfidenceThatIsNone) {
    const std::vector<value_of_process> three{{0, 1}, {1, 2}, {2, 1}};
    EXPECT_THROW(over_processes(three, 1), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
