#include "pingpong/statistics/independent_units.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace pingpong {
namespace {

TEST(MeansOfUnits, AreThoseOfTheValuesOfEachUnitInAnyOrder) {
    const std::vector<value_of_unit> values{{7, 6}, {0, 3}, {5, 4}, {0, 1}};
    const auto means = means_of_units(values);
    ASSERT_EQ(means.size(), 3U);
    EXPECT_DOUBLE_EQ(means.at(0), 2);
    EXPECT_DOUBLE_EQ(means.at(5), 4);
    EXPECT_DOUBLE_EQ(means.at(7), 6);
    EXPECT_TRUE(means_of_units({}).empty());
}

TEST(MeanOverProcesses, WithoutProcessorsIsThePlainMean) {
    const std::vector<process_mean> means{{1, {}}, {2, {}}, {6, {}}};
    const mean_and_variance mean = mean_over_processes(means);
    EXPECT_DOUBLE_EQ(mean.mean, 3);
    EXPECT_DOUBLE_EQ(mean.variance, 7.0 / 3);
    EXPECT_EQ(mean.count, 3U);
}

// Within processors the squares are 2 and 8: s^2 = 10 / 4, times (1/3 + 1/3) / 4.
TEST(MeanOverProcesses, LeavesOutByHowMuchProcessorsDiffer) {
    const std::vector<process_mean> means{{1, 0}, {102, 1}, {2, 0}, {104, 1}, {3, 0}, {106, 1}};
    const mean_and_variance mean = mean_over_processes(means);
    EXPECT_DOUBLE_EQ(mean.mean, 53);
    EXPECT_DOUBLE_EQ(mean.variance, 10.0 / 4 * (2.0 / 3) / 4);
    EXPECT_EQ(mean.count, 5U);
}

TEST(MeanOverProcesses, GivesProcessorsEqualWeight) {
    std::vector<process_mean> means{{1, 0}, {1, 0}, {1, 0}, {3, 1}, {3, 1}, {3, 1}, {3, 1}, {3, 1}};
    EXPECT_DOUBLE_EQ(mean_over_processes(means).mean, 2);
}

// The processors' means are 2 and 104: their variance / 2 is 2601, less 10 / 4 * (2 / 3) / 4.
TEST(VarianceByProcessors, IsWhatChanceDoesNotExplain) {
    const std::vector<process_mean> means{{1, 0}, {102, 1}, {2, 0}, {104, 1}, {3, 0}, {106, 1}};
    EXPECT_DOUBLE_EQ(variance_by_processors(means), 2601 - 10.0 / 4 * (2.0 / 3) / 4);
}

TEST(VarianceByProcessors, IsNoneWhereProcessorsAgreeOrAreNoBlocks) {
    const std::vector<process_mean> alike{{1, 0}, {2, 1}, {3, 0}, {1, 1}, {2, 0}, {3, 1}};
    EXPECT_EQ(variance_by_processors(alike), 0);
    const std::vector<process_mean> unknown{{1, {}}, {102, {}}, {2, {}}};
    EXPECT_EQ(variance_by_processors(unknown), 0);
}

TEST(MeanOverProcesses, TakesProcessorsAsPartOfTheSpreadWhereTheyHaveFewProcesses) {
    const std::vector<process_mean> few{{1, 0}, {102, 1}, {2, 0}, {104, 1}, {3, 0}};
    EXPECT_EQ(mean_over_processes(few).count, 5U);
    const std::vector<process_mean> unknown{{1, 0}, {2, 0}, {3, 0}, {102, 1}, {104, 1}, {106, {}}};
    EXPECT_EQ(mean_over_processes(unknown).count, 6U);
}

}  // namespace
}  // namespace pingpong
