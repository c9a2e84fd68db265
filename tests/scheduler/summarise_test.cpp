#include "pingpong/scheduler/summarise.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <optional>

#include "pingpong/scheduler/judge.hpp"
#include "support/hand_made_report.hpp"

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
        if (each.of == statistic::median && each.numerator == numerator &&
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
    EXPECT_TRUE(nothing.seed_rows.empty());
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
    EXPECT_FALSE(summary.setup_ns);
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
    two.moved = {200, 120, 40, 40, 10};
    made.blocks[0].usage = {10us, 6us, 1, 1};
    made.blocks[0].moved = {200, 80, 10, 10, 0};
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

TEST(AddUp, HasTheSetUpOfAConnection) {
    report made = report_of({"ws"});
    made.cells[0].connections = 10;
    for (const auto sum : {200us, 400us})
        add_trial(made, 0, 1ms).connect = sum;
    add_up(made);
    EXPECT_DOUBLE_EQ(made.summaries[0].setup_ns.value(), 30000);
}

// 10 us and 30 us per connection: 20 us, and 12.706 times 10 us either way with 1 degree of
// freedom.
TEST(AddUp, HasTheIntervalOfASetUpOverTheTrials) {
    report made = report_of({"ws"});
    made.cells[0].connections = 10;
    add_trial(made, 0, 1ms).connect = 100us;
    add_up(made);
    EXPECT_FALSE(made.summaries[0].setup_low_ns || made.summaries[0].setup_high_ns);
    trial& another = add_trial(made, 0, 1ms);
    another.connect = 200us;
    another.handshake = 100us;
    add_up(made);
    EXPECT_DOUBLE_EQ(made.summaries[0].setup_ns.value(), 20000);
    EXPECT_NEAR(made.summaries[0].setup_low_ns.value(), 20000 - 127062, 1);
    EXPECT_NEAR(made.summaries[0].setup_high_ns.value(), 20000 + 127062, 1);
}

// Per round: rates of 10 and 40 per 10 us, so 20 in the geometric mean, against 10: 2; then 8.
TEST(AddUp, ComparesTheRatesRoundByRound) {
    report made = report_of({"tcp", "ws"});
    for (std::size_t round = 0; round < 2; ++round) {
        add_round(made, 0, round, 100ns);
        add_block(made, 1, round, 1, 100ns).exchanges = round == 0 ? 10 : 80;
        add_block(made, 1, round, 2, 100ns).exchanges = round == 0 ? 40 : 80;
    }
    add_up(made);
    EXPECT_NEAR(compared(made, 1, 0).throughput_ratio.value(), 4, 1e-12);
    EXPECT_NEAR(compared(made, 1, 0).figures.ratio.value, 1, 1e-12);
}

TEST(AddUp, ComparesSingleBlocksWhenEachConnectionHasOneExchange) {
    for (const std::uint64_t count : {8U, 15U}) {
        report made = report_of({"tcp", "ws"}, count);
        made.cells[0].connections = made.cells[1].connections = 8;
        add_block(made, 0, 0, 1, 100ns);
        add_block(made, 1, 0, 1, 200ns);
        add_up(made);
        EXPECT_EQ(compared(made, 1, 0).figures.rounds, 1U);
    }
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

TEST(AddUp, AveragesSetUpAndFirstExchangeOverTheTrialsThatHadThem) {
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
    EXPECT_DOUBLE_EQ(made.summaries[1].setup_ns.value(), 30000);
    EXPECT_DOUBLE_EQ(made.summaries[1].first_exchange_ns.value(), 7000);
}

TEST(AddUp, ComparesEverybodyWithTheFloorAndWebSocketWithHttp) {
    report made = report_of({"http-close", "ws", "unix", "tcp", "http-keepalive"});
    const round_trip medians[] = {600ns, 150ns, 50ns, 100ns, 200ns};
    for (std::size_t cell = 0; cell < 5; ++cell)
        add_round(made, cell, 0, medians[cell]);
    add_up(made);
    EXPECT_EQ(made.comparisons.size(), 2 * 7U);  // of medians and of means
    EXPECT_NEAR(compared(made, 0, 3).figures.ratio.value, 6, 1e-9);
    EXPECT_NEAR(compared(made, 1, 3).figures.ratio.value, 1.5, 1e-9);
    EXPECT_NEAR(compared(made, 2, 3).figures.ratio.value, 0.5, 1e-9);
    EXPECT_NEAR(compared(made, 4, 3).figures.ratio.value, 2, 1e-9);
    EXPECT_NEAR(compared(made, 1, 4).figures.ratio.value, 0.75, 1e-9);
    EXPECT_NEAR(compared(made, 1, 0).figures.ratio.value, 0.25, 1e-9);
    EXPECT_NEAR(compared(made, 1, 0).figures.difference.value, -450, 1e-9);
}

TEST(AddUp, ComparesTheLeanOnesWithEachOtherAndWithTheirLike) {
    report made = report_of({"ws", "http-keepalive", "ws-lean", "http-lean", "http-close"});
    const round_trip medians[] = {300ns, 200ns, 120ns, 160ns, 600ns};
    for (std::size_t cell = 0; cell < 5; ++cell)
        add_round(made, cell, 0, medians[cell]);
    add_up(made);
    EXPECT_EQ(made.comparisons.size(), 2 * 6U);
    EXPECT_NEAR(compared(made, 2, 3).figures.ratio.value, 0.75, 1e-9);
    EXPECT_NEAR(compared(made, 0, 2).figures.difference.value, 180, 1e-9);
    EXPECT_NEAR(compared(made, 1, 3).figures.ratio.value, 1.25, 1e-9);
}

// Round 0: ws 200 and 800 against 100 and 100, a ratio of 4 of the geometric means; round 1: 1.
TEST(AddUp, AveragesTheLogarithmsWithinARoundAndOverTheRounds) {
    report made = report_of({"tcp", "ws"});
    add_block(made, 0, 0, 1, 100ns);
    add_block(made, 1, 0, 1, 200ns);
    add_block(made, 1, 0, 2, 800ns);
    add_block(made, 0, 0, 2, 100ns);
    add_round(made, 0, 1, 300ns);
    add_round(made, 1, 1, 300ns);
    add_up(made);
    const paired_comparison ratio = compared(made, 1, 0).figures;
    EXPECT_EQ(ratio.rounds, 2U);
    EXPECT_NEAR(ratio.ratio.value, 2, 1e-12);
    EXPECT_NEAR(ratio.difference.value, 200, 1e-9);  // 500 - 100, and 0
}

TEST(AddUp, LeavesOutRoundsThatOneOfThemDidNotFinish) {
    report made = report_of({"tcp", "ws"});
    for (std::size_t round = 0; round < 4; ++round)
        add_round(made, 0, round, 100ns);
    add_round(made, 1, 0, 300ns);
    add_block(made, 1, 1, 1, 9999ns);
    add_round(made, 1, 2, 300ns);
    add_block(made, 1, 3, 1, 9999ns);
    add_up(made);
    const paired_comparison ratio = compared(made, 1, 0).figures;
    EXPECT_EQ(ratio.rounds, 2U);
    EXPECT_NEAR(ratio.ratio.value, 3, 1e-12);
}

TEST(AddUp, ComparesSingleBlocksWhenTheCountIsOne) {
    report made = report_of({"tcp", "ws"}, 1);
    for (std::size_t round = 0; round < 3; ++round) {
        add_block(made, 0, round, 1, 100ns);
        add_block(made, 1, round, 1, 200ns);
    }
    add_up(made);
    EXPECT_EQ(compared(made, 1, 0).figures.rounds, 3U);
    EXPECT_NEAR(compared(made, 1, 0).figures.ratio.value, 2, 1e-12);
    EXPECT_NEAR(compared(made, 1, 0).figures.difference.value, 100, 1e-9);
}

TEST(AddUp, ComparesWithinAnExperimentOnly) {
    report made = report_of({"tcp", "ws", "tcp", "ws"});
    made.cells[2].experiment = made.cells[3].experiment = 1;
    add_round(made, 0, 0, 100ns);
    add_round(made, 3, 0, 100ns);
    add_up(made);
    EXPECT_TRUE(made.comparisons.empty());
    add_round(made, 2, 0, 50ns);
    add_up(made);
    ASSERT_EQ(made.comparisons.size(), 2U);
    EXPECT_NEAR(compared(made, 3, 2).figures.ratio.value, 2, 1e-12);
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
    EXPECT_EQ(made.seed_rows.size(), once.seed_rows.size());
    for (std::size_t cell = 0; cell < 3; ++cell) {
        EXPECT_EQ(made.summaries[cell].exchanges, once.summaries[cell].exchanges);
        EXPECT_EQ(made.summaries[cell].trials, once.summaries[cell].trials);
        EXPECT_EQ(made.summaries[cell].mean_ns, once.summaries[cell].mean_ns);
    }
}

// As a run does after every repetition: what it fills in is what adding up anew would.
TEST(Totals, OfAGrowingReportAreThoseOfTheWhole) {
    const std::vector<std::string> who{"tcp", "ws", "http-close"};
    report grown = report_of(who), whole = report_of(who);
    totals running;
    for (std::size_t round = 0; round < 9; ++round) {
        for (std::size_t cell = 0; cell < 3; ++cell) {
            trial& one = add_trial(grown, cell, std::chrono::milliseconds(1 + round * 7 % 5));
            one.repetition = round;
            one.connect = std::chrono::microseconds(round);
            // Of http-close every fourth round lacks a block.
            add_block(grown, cell, round, 1, std::chrono::nanoseconds(100 + 37 * round % 20));
            if (cell != 2 || round % 4 != 3)
                add_block(grown, cell, round, 2, std::chrono::nanoseconds(200 + 53 * round % 30));
        }
        whole.trials = grown.trials;
        whole.blocks = grown.blocks;
        running.bring_up_to_date(grown);
        conclude(grown);
        add_up(whole);
        ASSERT_EQ(grown.comparisons.size(), whole.comparisons.size());
        for (std::size_t i = 0; i < whole.comparisons.size(); ++i) {
            EXPECT_EQ(grown.comparisons[i].figures.rounds, whole.comparisons[i].figures.rounds);
            EXPECT_EQ(grown.comparisons[i].figures.ratio.value,
                      whole.comparisons[i].figures.ratio.value);
        }
        ASSERT_EQ(grown.seed_rows.size(), whole.seed_rows.size());
        EXPECT_EQ(grown.seed_rows[0].duration, whole.seed_rows[0].duration);
        for (std::size_t cell = 0; cell < 3; ++cell) {
            EXPECT_EQ(grown.summaries[cell].median_ns, whole.summaries[cell].median_ns);
            EXPECT_EQ(grown.summaries[cell].mean_ns, whole.summaries[cell].mean_ns);
            EXPECT_EQ(grown.summaries[cell].setup_ns, whole.summaries[cell].setup_ns);
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
