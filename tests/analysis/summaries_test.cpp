#include "pingpong/analysis/summaries.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "pingpong/analysis/analyze.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// Both visits of a round with the same median.
void add_round(report& to, std::size_t cell, std::size_t round, round_trip median) {
    add_block(to, cell, round, 1, median);
    add_block(to, cell, round, 2, median);
}

/// The comparison of two cells; fails the test when there is none.
comparison compared(const report& made, std::size_t numerator, std::size_t denominator) {
    for (const comparison& each : made.comparisons)
        if (each.statistic == statistic::median && each.numerator == numerator &&
            each.denominator == denominator)
            return each;
    ADD_FAILURE() << "no comparison of " << numerator << " with " << denominator;
    return {};
}

TEST(AddUp, OfAnEmptyReportIsEmpty) {
    report nothing;
    add_up(nothing);
    EXPECT_TRUE(nothing.summaries.empty());
    EXPECT_TRUE(nothing.comparisons.empty());
    EXPECT_TRUE(nothing.original_rows.empty());
}

TEST(AddUp, KnowsNothingOfWhatWasNotPlayed) {
    report made = report_of({"tcp", "ws"});
    add_up(made);
    const cell_summary& summary = made.summaries[1];
    EXPECT_EQ(summary.trials + summary.blocks + summary.exchanges, 0U);
    EXPECT_FALSE(summary.max);
    EXPECT_FALSE(summary.mean_ns);
    EXPECT_FALSE(summary.median_ns);
    EXPECT_FALSE(summary.throughput_per_s);
    EXPECT_FALSE(summary.first_exchange_ns);
    EXPECT_FALSE(summary.cpu_ns_per_exchange);
    EXPECT_FALSE(summary.bytes_sent_per_exchange);
    EXPECT_FALSE(summary.bytes_received_per_exchange);
    EXPECT_FALSE(summary.connections_per_exchange);
    EXPECT_TRUE(made.comparisons.empty());
}

TEST(AddUp, AddsUpTheBlocksOfACell) {
    report made = report_of({"tcp", "ws"});
    add_block(made, 1, 0, 1, 300ns);
    add_block(made, 0, 0, 1, 9us);
    block& two = add_block(made, 1, 0, 2, 100ns);
    two.exchanges = 30;
    two.duration = 50us;
    two.round_trips.mean_ns = 70'000.0 / 30;
    two.usage = {20us, 4us, 1, 1};
    two.traffic = {200, 120, 40, 40, 10};
    made.blocks[0].usage = {10us, 6us, 1, 1};
    made.blocks[0].traffic = {200, 80, 10, 10, 0};
    add_up(made);

    const cell_summary& summary = made.summaries[1];
    EXPECT_EQ(summary.blocks, 2U);
    EXPECT_EQ(summary.exchanges, 40U);
    EXPECT_EQ(summary.max, 600ns);
    EXPECT_DOUBLE_EQ(summary.mean_ns.value(), 2000);  // 80 us over 40, two at a time
    EXPECT_DOUBLE_EQ(summary.median_ns.value(), 200);
    EXPECT_DOUBLE_EQ(summary.throughput_per_s.value(), 40 / 60e-6);
    EXPECT_DOUBLE_EQ(summary.cpu_ns_per_exchange.value(), 1000);
    EXPECT_DOUBLE_EQ(summary.bytes_sent_per_exchange.value(), 10);
    EXPECT_DOUBLE_EQ(summary.bytes_received_per_exchange.value(), 5);
    EXPECT_DOUBLE_EQ(summary.connections_per_exchange.value(), 0.25);
}

TEST(AddUp, TakesTheMiddleOfTheBlockMedians) {
    report made = report_of({"ws"});
    add_round(made, 0, 0, 100ns);
    add_block(made, 0, 1, 1, 700ns);
    add_up(made);
    EXPECT_EQ(made.summaries[0].median_ns, 100.0);
    add_block(made, 0, 1, 2, 900ns);
    add_up(made);
    EXPECT_EQ(made.summaries[0].median_ns, 400.0);
}

TEST(AddUp, AveragesFirstExchangesOverTheTrialsThatHadThem) {
    report made = report_of({"tcp", "ws"});
    add_trial(made, 1, 1ms).connect = 10us;
    trial& whole = add_trial(made, 1, 1ms);
    whole.connect = 20us;
    whole.handshake = 30us;
    whole.first_exchange = 7us;
    add_trial(made, 1, 1ms).failure = "refused";
    add_trial(made, 0, 1ms).connect = 1s;
    add_up(made);
    EXPECT_EQ(made.summaries[1].trials, 3U);
    EXPECT_DOUBLE_EQ(made.summaries[1].first_exchange_ns.value(), 7000);
}

TEST(AddUp, YieldsTheSameWhenCalledAgain) {
    report made = report_of({"tcp", "ws", "http-close"});
    for (std::size_t cell = 0; cell < 3; ++cell) {
        add_round(made, cell, 0, 100ns);
        add_trial(made, cell, 1ms);
    }
    add_up(made);
    const report once = made;
    add_up(made);
    EXPECT_EQ(made.comparisons.size(), once.comparisons.size());
    EXPECT_EQ(made.original_rows.size(), once.original_rows.size());
    for (std::size_t cell = 0; cell < 3; ++cell) {
        EXPECT_EQ(made.summaries[cell].exchanges, once.summaries[cell].exchanges);
        EXPECT_EQ(made.summaries[cell].trials, once.summaries[cell].trials);
        EXPECT_EQ(made.summaries[cell].mean_ns, once.summaries[cell].mean_ns);
    }
}

// As a run does after every repetition: what it fills in is what adding up anew would.
TEST(Totals, OfAGrowingReportAreThoseOfTheWhole) {
    const std::vector<std::string> protocols{"tcp", "ws", "http-close"};
    report grown = report_of(protocols), whole = report_of(protocols);
    totals running;
    for (std::size_t round = 0; round < 9; ++round) {
        for (std::size_t cell = 0; cell < 3; ++cell) {
            trial& trial = add_trial(grown, cell, std::chrono::milliseconds(1 + round * 7 % 5));
            trial.repetition = round;
            trial.connect = std::chrono::microseconds(round);
            // Of http-close every fourth round lacks a block.
            add_block(grown, cell, round, 1, std::chrono::nanoseconds(100 + 37 * round % 20));
            if (cell != 2 || round % 4 != 3)
                add_block(grown, cell, round, 2, std::chrono::nanoseconds(200 + 53 * round % 30));
        }
        whole.trials = grown.trials;
        whole.blocks = grown.blocks;
        running.update(grown);
        analyze(grown);
        add_up(whole);
        ASSERT_EQ(grown.comparisons.size(), whole.comparisons.size());
        for (std::size_t i = 0; i < whole.comparisons.size(); ++i) {
            EXPECT_EQ(grown.comparisons[i].figures.rounds, whole.comparisons[i].figures.rounds);
            EXPECT_EQ(grown.comparisons[i].figures.ratio.value,
                      whole.comparisons[i].figures.ratio.value);
        }
        ASSERT_EQ(grown.original_rows.size(), whole.original_rows.size());
        EXPECT_EQ(grown.original_rows[0].duration, whole.original_rows[0].duration);
        for (std::size_t cell = 0; cell < 3; ++cell) {
            EXPECT_EQ(grown.summaries[cell].median_ns, whole.summaries[cell].median_ns);
            EXPECT_EQ(grown.summaries[cell].mean_ns, whole.summaries[cell].mean_ns);
            EXPECT_EQ(grown.summaries[cell].exchanges, whole.summaries[cell].exchanges);
        }
    }
    EXPECT_EQ(compared(grown, 2, 0).figures.rounds, 7U);
}

TEST(AddUp, LeavesTheHistogramsAsTheyWereRecorded) {
    report made = report_of({"ws"});
    made.summaries[0].round_trips.record(5ns);
    add_up(made);
    EXPECT_EQ(made.summaries[0].round_trips.count(), 1U);
}

}  // namespace
}  // namespace pingpong
