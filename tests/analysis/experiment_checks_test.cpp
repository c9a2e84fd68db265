#include "pingpong/analysis/diagnose.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

TEST(Contention, OfABlockIsItsDurationByTheProcessorTimeOfBothKinds) {
    block block;
    block.duration = 30us;
    block.usage.user = 4us;
    block.usage.system = 8us;
    EXPECT_EQ(wall_cpu_ratio(block), 2.5);
}

TEST(Contention, OfABlockTooShortForTheKernelIsUnknown) {
    block block;
    block.duration = 30us;
    EXPECT_FALSE(wall_cpu_ratio(block));
    block.duration = 0us;
    block.usage.user = 4us;
    EXPECT_FALSE(wall_cpu_ratio(block));
}

TEST(Contention, IsGaugedWhereNothingHasToWait) {
    report made;
    made.cells.resize(3);
    made.cells[1].remote = true;
    made.cells[2].rate_per_s = 1000;
    for (std::size_t cell = 0; cell < 3; ++cell) {
        block& block = made.blocks.emplace_back();
        block.cell = cell;
        block.duration = cell == 0 ? 30us : 300us;
        block.usage.user = 20us;
    }
    EXPECT_EQ(check_experiments(made)[0].contention_median, 1.5);
}

/// A floor that took `medians` in the six rounds of each process, one on each processor in turn.
report floor_on(const std::vector<std::optional<std::uint64_t>>& processors,
                const std::vector<round_trip>& medians) {
    report made = report_of({"tcp"});
    std::size_t round = 0;
    for (std::size_t i = 0; i < processors.size(); ++i) {
        made.processes.emplace_back().processor = processors[i];
        for (int j = 0; j < 6; ++j, ++round)
            for (const unsigned visit : {1U, 2U})
                add_block(made, 0, round, visit, medians[i]).process = i;
    }
    made.config.processes = processors.size();
    return made;
}

double level_shift_of(const report& made) {
    return check_experiments(made).at(0).level_shift.value_or(0);
}

TEST(LevelShift, IsNotThatProcessorsDiffer) {
    EXPECT_DOUBLE_EQ(level_shift_of(floor_on({0, 1, 1, 0}, {1000ns, 2000ns, 2000ns, 1000ns})), 1);
}

TEST(LevelShift, IsThatOfTheProcessorWithTheGreatest) {
    EXPECT_DOUBLE_EQ(level_shift_of(floor_on({0, 1, 1, 0}, {1000ns, 2000ns, 2600ns, 1100ns})), 1.3);
}

TEST(LevelShift, IsOfAllProcessesWhereTheirProcessorsAreNotKnown) {
    EXPECT_DOUBLE_EQ(level_shift_of(floor_on({std::nullopt, std::nullopt}, {1000ns, 2000ns})), 2);
    report unknown = floor_on({0, 1}, {1000ns, 2000ns});
    unknown.processes.clear();
    EXPECT_DOUBLE_EQ(level_shift_of(unknown), 2);
}

/// Medians of 1000 to 1007 ns: quartiles 1001 and 1005, so that the fence is at 1017.
report quiet_report() {
    report made = report_of({"ws", "tcp"});
    for (int i = 0; i < 8; ++i)
        add_block(made, 0, static_cast<std::size_t>(i) / 2, 1 + i % 2, 1000ns + i * 1ns);
    return made;
}

TEST(SlowBlocks, AreBeyondTheOuterFenceOfTheirContender) {
    report report = quiet_report();
    EXPECT_TRUE(find_slow_blocks(report).empty());
    report.blocks[3].round_trips.p50 = 1017ns;
    EXPECT_TRUE(find_slow_blocks(report).empty());
    report.blocks[3].round_trips.p50 = 2000ns;
    EXPECT_EQ(find_slow_blocks(report), std::vector<std::uint64_t>{3});
}

TEST(SlowBlocks, AreNotThoseOfASlowContender) {
    report report = quiet_report();
    for (const unsigned visit : {1U, 2U})
        add_block(report, 1, 0, visit, 9000ns);
    EXPECT_TRUE(find_slow_blocks(report).empty());
}

TEST(SlowBlocks, OfNothingAreNone) {
    EXPECT_TRUE(find_slow_blocks(report()).empty());
}

// ln(1100/1000) and ln(900/1000) have a mean of -0.005025 and a standard error of 0.100335;
// t(0.975, 1) = 12.7062.
TEST(NullRatios, AreOfTheFirstBlocksByTheSecondOnes) {
    report report = report_of({"ws"});
    add_block(report, 0, 0, 1, 1100ns);
    add_block(report, 0, 0, 2, 1000ns);
    add_block(report, 0, 1, 1, 900ns);
    add_block(report, 0, 1, 2, 1000ns);
    const auto all = null_ratios_of(report);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].cell, 0U);
    EXPECT_NEAR(all[0].ratio.value, std::exp(-0.0050252), 1e-6);
    EXPECT_NEAR(all[0].ratio.high.value(), std::exp(-0.0050252 + 12.7062 * 0.1003353), 1e-3);
}

TEST(NullRatios, AreOfEachContender) {
    report report = report_of({"ws", "tcp"});
    for (std::size_t cell = 0; cell < 2; ++cell)
        for (const unsigned visit : {1U, 2U})
            add_block(report, cell, 0, visit, 1000ns);
    const auto all = null_ratios_of(report);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].cell, 1U);
    EXPECT_DOUBLE_EQ(all[1].ratio.value, 1);
    EXPECT_FALSE(all[1].ratio.low) << "of one round";
}

TEST(NullRatios, NeedTwoBlocksInARound) {
    report report = report_of({"ws"}, 1);
    add_block(report, 0, 0, 1, 1000ns);
    add_block(report, 0, 1, 1, 1000ns);
    EXPECT_TRUE(null_ratios_of(report).empty());
    EXPECT_TRUE(null_ratios_of(report_of({"ws"})).empty());
}

}  // namespace
}  // namespace pingpong
