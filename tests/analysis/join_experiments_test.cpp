// Experiments that were dealt out to ranks come together again.
#include <gtest/gtest.h>

#include <chrono>

#include "pingpong/analysis/merge.hpp"
#include "support/reports/process_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// A rank that played experiments of those counts, each with the cells ws and tcp.
report part_with(const std::vector<std::uint64_t>& counts, std::uint64_t rank) {
    report made = rank_with(1, 12, "a", rank);
    const report one = made;
    made.cells.clear();
    made.blocks.clear();
    made.summaries.clear();
    made.openings.clear();
    made.stopping.clear();
    for (std::size_t experiment = 0; experiment < counts.size(); ++experiment) {
        const std::size_t first = made.cells.size();
        for (cell each : one.cells) {
            each.experiment = experiment;
            each.count = counts[experiment];
            made.cells.push_back(each);
        }
        for (block each : one.blocks) {
            each.cell += first;
            made.blocks.push_back(each);
        }
        for (cell_summary each : one.summaries) {
            each.cell += first;
            made.summaries.push_back(each);
        }
        for (std::size_t i = 0; i < 2; ++i) {
            made.openings.emplace_back().cell = first + i;
            made.wire.emplace_back().cell = first + i;
            add_trial(made, first + i, 1ms).repetition = experiment;
        }
        stopping_outcome outcome = one.stopping.front();
        outcome.experiment = experiment;
        outcome.numerator = first;
        outcome.denominator = first + 1;
        made.stopping.push_back(outcome);
    }
    made.samples.emplace_back().block = made.blocks.size() - 1;
    made.start += std::chrono::milliseconds(rank);
    return made;
}

TEST(JoinExperiments, PutsThemInTheOrderOfThePlan) {
    const auto joined = join_experiments({part_with({1000, 2000}, 0), part_with({3000, 4000}, 1)});
    ASSERT_TRUE(joined.value) << joined.error;
    const report& whole = *joined.value;
    ASSERT_EQ(whole.cells.size(), 8U);
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_EQ(whole.cells[i].experiment, i / 2);
        EXPECT_EQ(whole.cells[i].count, 1000 * (i / 2 + 1));
        EXPECT_EQ(whole.summaries[i].cell, i);
        EXPECT_EQ(whole.summaries[i].blocks, 24U);
    }
    ASSERT_EQ(whole.stopping.size(), 4U);
    EXPECT_EQ(whole.stopping[1].experiment, 1U);
    EXPECT_EQ(whole.stopping[1].numerator, 2U);
    EXPECT_EQ(whole.stopping[1].denominator, 3U);
    EXPECT_EQ(whole.config.spread, spread::experiments);
    EXPECT_EQ(whole.config.processes, 2U);
    EXPECT_EQ(whole.duration, 1001ms);
}

TEST(JoinExperiments, RenumbersWhateverRefersToThem) {
    const auto joined = join_experiments({part_with({1000, 3000}, 0), part_with({2000}, 1)});
    ASSERT_TRUE(joined.value) << joined.error;
    const report& whole = *joined.value;
    const block& last = whole.blocks.back();
    EXPECT_EQ(whole.cells[last.cell].count, 2000U);
    EXPECT_EQ(last.process, 1U);
    EXPECT_EQ(last.start_offset, 1ms);
    EXPECT_EQ(whole.trials.back().process, 1U);
    EXPECT_EQ(whole.cells[whole.trials.back().cell].count, 2000U);
    EXPECT_EQ(whole.openings.back().process, 1U);
    EXPECT_EQ(whole.cells[whole.wire.back().cell].count, 2000U);
    EXPECT_EQ(whole.samples.back().block, whole.blocks.size() - 1);
    ASSERT_EQ(whole.checks.size(), 3U);
    std::size_t medians = 0;
    for (const comparison& each : whole.comparisons)
        if (each.statistic == statistic::median) {
            EXPECT_EQ(whole.cells[each.numerator].experiment, medians++);
            EXPECT_EQ(each.figures.rounds, 12U);
            EXPECT_TRUE(each.machines.empty());
        }
    EXPECT_EQ(medians, 3U);
}

TEST(JoinExperiments, RefusesOtherQuestions) {
    report other = part_with({2000}, 1);
    other.config.question.margin = 0.5;
    EXPECT_EQ(join_experiments({part_with({1000}, 0), other}).error,
              "reports differ in config.margin_ratio: 0.03 and 0.5");
}

}  // namespace
}  // namespace pingpong
