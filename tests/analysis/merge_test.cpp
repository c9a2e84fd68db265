#include "pingpong/analysis/merge.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "pingpong/analysis/summaries.hpp"
#include "support/reports/process_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

report merged(std::vector<report> parts) {
    auto made = merge(std::move(parts));
    EXPECT_EQ(made.error, "");
    return made.value.value();
}

TEST(Merge, NumbersRoundsRepetitionsAndProcessesOn) {
    const report whole = merged({process_with(1, 2), process_with(1, 3, 10s)});
    ASSERT_EQ(whole.blocks.size(), 20U);
    EXPECT_EQ(whole.blocks[7].round, 1U);
    EXPECT_EQ(whole.blocks[7].process, 0U);
    EXPECT_EQ(whole.blocks[8].round, 2U);
    EXPECT_EQ(whole.blocks[8].repetition, 1U);
    EXPECT_EQ(whole.blocks[8].process, 1U);
    EXPECT_EQ(whole.blocks[8].start_offset, 10s);
    EXPECT_EQ(whole.blocks.back().round, 4U);
    ASSERT_EQ(whole.trials.size(), 4U);
    EXPECT_EQ(whole.trials.back().repetition, 1U);
    EXPECT_EQ(whole.trials.back().process, 1U);
    ASSERT_EQ(whole.openings.size(), 2U);
    EXPECT_EQ(whole.openings.back().round, 1U);
    EXPECT_EQ(whole.config.processes, 2U);
    EXPECT_EQ(whole.duration, 2s);
}

TEST(Merge, AddsUpWhatWasMeasured) {
    const report whole = merged({process_with(1, 2), process_with(1, 3, 10s)});
    EXPECT_EQ(whole.summaries[0].round_trips.count(), 2U);
    EXPECT_EQ(whole.summaries[0].exchanges, 100U);
    EXPECT_EQ(whole.summaries[0].trials, 2U);
    ASSERT_FALSE(whole.comparisons.empty());
    EXPECT_EQ(whole.comparisons.front().figures.rounds, 5U);
    EXPECT_EQ(whole.comparisons.front().processes, 2U);
    EXPECT_EQ(whole.stopping.front().rounds, 5U);
    EXPECT_TRUE(whole.stopping.front().looks.empty());
}

TEST(Merge, ClaimsNoMoreThanTheProcessesAgreeOn) {
    const report whole =
        merged({process_with(1.00, 20), process_with(1.02, 20, 10s), process_with(1.04, 20, 20s)});
    const comparison& found = whole.comparisons.front();
    EXPECT_EQ(found.processes, 3U);
    // Means 0, 0.0198 and 0.0392: s = 0.0196, t(0.975, 2) s / sqrt(3) = 0.0487.
    EXPECT_NEAR(*found.figures.claim.low, 0.9713, 0.001);
    EXPECT_NEAR(*found.figures.claim.high, 1.0707, 0.001);
    EXPECT_LT(*found.figures.ratio.high - *found.figures.ratio.low,
              *found.figures.claim.high - *found.figures.claim.low);
    EXPECT_TRUE(found.figures.steady);
    EXPECT_TRUE(whole.stopping.front().half_width);
}

/// Six processes of one run whose ratios differ by 2 % from processor to processor.
std::vector<report> six_processes() {
    std::vector<report> parts;
    for (std::uint64_t i = 0; i < 6; ++i) {
        const double ratio = (i % 2 == 0 ? 1.00 : 1.02) + 0.001 * static_cast<double>(i / 2);
        parts.push_back(process_with(ratio, 20, std::chrono::seconds(10 * i)));
        parts.back().processes.resize(1);
        parts.back().processes[0].processor = i % 2;
    }
    return parts;
}

TEST(Merge, OfTheProcessesOfARunLeavesOutWhatProcessorsDifferBy) {
    auto whole = merge(six_processes(), merge_level::processes);
    ASSERT_TRUE(whole.value) << whole.error;
    ASSERT_EQ(whole.value->processes.size(), 6U);
    EXPECT_EQ(whole.value->processes[3].processor, 1U);
    EXPECT_EQ(whole.value->processes[5].run, 0U);
    const paired_comparison& figures = whole.value->comparisons.front().figures;
    EXPECT_NEAR(figures.observed.value, 1.011, 0.001);
    EXPECT_EQ(figures.claimed.log_ratio.count, 5U);
    EXPECT_LT(*figures.observed.high - *figures.observed.low, 0.01);
}

TEST(Merge, OfRunsAllowsForLessOfWhatRunsDifferBy) {
    auto parts = six_processes();
    for (report& part : parts)
        part.config.components.run_sd = 0.01;
    const auto one_run = merge(parts, merge_level::processes);
    const auto six_runs = merge(parts, merge_level::runs);
    ASSERT_TRUE(one_run.value && six_runs.value) << one_run.error << six_runs.error;
    EXPECT_EQ(six_runs.value->processes[5].run, 5U);
    const auto unseen = [](const merged_report& merged) {
        return merged.value->comparisons.front().figures.unseen.log_ratio;
    };
    EXPECT_GT(unseen(six_runs), 1e-4 / 6) << "processors differ, too";
    EXPECT_NEAR(unseen(one_run) - unseen(six_runs), 1e-4 * 5 / 6, 1e-12);
}

TEST(Merge, OfThreeRunsTellsHowMuchTheyDiffer) {
    // Means of the runs' log ratios: 0, 0.0198 and 0.0392.
    const auto three =
        merge({process_with(1.00, 20), process_with(1.02, 20, 10s), process_with(1.04, 20, 20s)},
              merge_level::runs);
    ASSERT_TRUE(three.value) << three.error;
    const comparison& found = three.value->comparisons.front();
    EXPECT_EQ(found.runs, 3U);
    ASSERT_TRUE(found.run_sd);
    EXPECT_NEAR(*found.run_sd, 0.0196, 0.0002);
    const auto two =
        merge({process_with(1.00, 20), process_with(1.02, 20, 10s)}, merge_level::runs);
    EXPECT_FALSE(two.value->comparisons.front().run_sd);
    EXPECT_EQ(two.value->comparisons.front().runs, 2U);
}

// A reader sees the difference beside the ratio: one interval must not say less than the other.
TEST(Merge, ClaimsNoMoreOfTheDifferenceEither) {
    const report whole =
        merged({process_with(1.00, 20), process_with(1.02, 20, 10s), process_with(1.04, 20, 20s)});
    const paired_comparison& found = whole.comparisons.front().figures;
    // Means 2, 202 and 402 ns: s = 200, t(0.975, 2) s / sqrt(3) = 497.
    EXPECT_NEAR(found.difference_claim.value, 202, 3);
    EXPECT_NEAR(*found.difference_claim.high - *found.difference_claim.low, 2 * 497, 2);
    EXPECT_LT(*found.difference.high - *found.difference.low, 400);
    EXPECT_GT(*found.min_detectable_ratio, 0.05);
}

TEST(Merge, TakesPartsInTheOrderInWhichTheyBegan) {
    report late = process_with(1, 2, 10s);
    late.run_id = "late";
    late.config.seed = 7;
    report early = process_with(1, 3);
    early.config.seed = 5;
    const report whole = merged({late, early});
    EXPECT_EQ(whole.config.seed, 5U);
    EXPECT_EQ(whole.blocks.front().process, 0U);
    EXPECT_EQ(whole.blocks.back().start_offset, 10s);
    EXPECT_NE(whole.run_id, "late");
}

TEST(Merge, OfMergedReportsHasAllProcesses) {
    const report two = merged({process_with(1, 2), process_with(1, 2, 10s)});
    const report four = merged({two, merged({process_with(1, 2, 20s), process_with(1, 2, 30s)})});
    EXPECT_EQ(four.config.processes, 4U);
    EXPECT_EQ(four.blocks.back().process, 3U);
    EXPECT_EQ(four.blocks.back().round, 7U);
    EXPECT_EQ(four.blocks.back().start_offset, 30s);
    EXPECT_EQ(four.comparisons.front().processes, 4U);
}

TEST(Merge, OfOneIsThatOne) {
    const report process = process_with(1, 2);
    const report same = merged({process});
    EXPECT_EQ(same.blocks.size(), process.blocks.size());
    EXPECT_EQ(same.config.processes, 1U);
    EXPECT_EQ(same.comparisons.front().processes, 1U);
}

TEST(Merge, OfAnInterruptedPartIsInterrupted) {
    report part = process_with(1, 2, 10s);
    part.interrupted = true;
    EXPECT_TRUE(merged({process_with(1, 2), part}).interrupted);
}

TEST(Merge, NamesTheFirstDifference) {
    const report process = process_with(1, 2);
    const auto error_with = [&process](auto change) {
        report other = process_with(1, 2, 10s);
        change(other);
        return merge({process, other}).error;
    };
    EXPECT_EQ(error_with([](report& report) { report.cells[1].count = 5000; }),
              "reports differ in cells[1].count: 1000 and 5000");
    EXPECT_EQ(error_with([](report& report) { report.cells.pop_back(); }),
              "reports differ in cells: 2 and 1");
    EXPECT_EQ(error_with([](report& report) { report.cells[0].rate_per_s = 10; }),
              "reports differ in cells[0].rate_per_s: unknown and 10");
    EXPECT_EQ(error_with([](report& report) { report.config.warm_up_exchanges = 3; }),
              "reports differ in config.warm_up_exchanges: 0 and 3");
    EXPECT_EQ(error_with([](report& report) { report.generator.commit = "x"; }),
              "reports differ in generator.commit:  and x");
    EXPECT_EQ(error_with([](report& report) { report.environment.cpu_model = "Z80"; }),
              "reports differ in environment.cpu_model: unknown and Z80");
}

TEST(Merge, AServerInTheProcessMayHaveAnotherPortEachTime) {
    report process = process_with(1, 2);
    report other = process_with(1, 2, 10s);
    process.cells[0].endpoint = "ws://127.0.0.1:1/";
    other.cells[0].endpoint = "ws://127.0.0.1:2/";
    EXPECT_EQ(merge({process, other}).error, "");
    process.cells[0].remote = other.cells[0].remote = true;
    EXPECT_EQ(merge({process, other}).error,
              "reports differ in cells[0].endpoint: ws://127.0.0.1:1/ and ws://127.0.0.1:2/");
}

}  // namespace
}  // namespace pingpong
