// A process that has no time for whole repetitions plays a part of each.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/whole_run.hpp"

namespace pingpong {
namespace {

/// So many rounds of 1000 exchanges, five to a repetition, of which `share` is played.
report play_share_of(double share, std::uint64_t rounds) {
    plan plan({experiment(1000, {"ws", "http-close"})});
    plan.stop = stop_after(rounds);
    plan.repetition_share = share;
    return measure(std::move(plan));
}

TEST(RepetitionShare, IsPlayedInWholeRounds) {
    const report report = play_share_of(0.5, 4);
    expect_consistent(report);
    EXPECT_EQ(report.stopping.at(0).rounds, 4U);
    ASSERT_EQ(report.trials.size(), 4U) << "two repetitions of two rounds";
    for (const trial& trial : report.trials) {
        EXPECT_EQ(trial.exchanges, 400U);
        EXPECT_TRUE(trial.close);
        EXPECT_FALSE(trial.failure);
    }
    EXPECT_EQ(report.blocks.size(), 2U * 4 * 2);
    for (const block& block : report.blocks)
        EXPECT_EQ(block.exchanges, 100U) << "as many as in a whole repetition";
    EXPECT_EQ(report.comparisons.at(0).figures.rounds, 4U);
    EXPECT_EQ(report.comparisons.at(0).repetitions, 2U);
}

TEST(RepetitionShare, IsARoundAtLeast) {
    const report report = play_share_of(1e-6, 1);
    expect_consistent(report);
    ASSERT_EQ(report.trials.size(), 2U);
    for (const trial& trial : report.trials)
        EXPECT_EQ(trial.exchanges, 200U);
}

TEST(RepetitionShare, OfTheWholeIsTheWhole) {
    const report report = play_share_of(1, 1);
    for (const trial& trial : report.trials)
        EXPECT_EQ(trial.exchanges, 1000U);
    EXPECT_EQ(report.original_rows.size(), 2U);
}

TEST(RepetitionShare, MakesNoRowsOfTheOriginalTable) {
    EXPECT_TRUE(play_share_of(0.9, 8).original_rows.empty());
}

}  // namespace
}  // namespace pingpong
