#include "pingpong/analysis/comparisons.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "pingpong/analysis/summaries.hpp"
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

// Per round: rates of 10 and 40 per 10 us, so 20 in the geometric mean, against 10: 2; then 8.
TEST(Comparisons, AreOfTheRatesRoundByRound) {
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

TEST(Comparisons, AreOfSingleBlocksWhenEachConnectionHasOneExchange) {
    for (const std::uint64_t count : {8U, 15U}) {
        report made = report_of({"tcp", "ws"}, count);
        made.cells[0].connections = made.cells[1].connections = 8;
        add_block(made, 0, 0, 1, 100ns);
        add_block(made, 1, 0, 1, 200ns);
        add_up(made);
        EXPECT_EQ(compared(made, 1, 0).figures.rounds, 1U);
    }
}

TEST(Comparisons, AreOfEverybodyWithTheFloorAndOfWebSocketWithHttp) {
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

TEST(Comparisons, AreOfProtocolsOfTheSameSecurity) {
    report made = report_of({"ws", "http-keepalive", "ws", "http-keepalive"});
    made.cells[0].description.traits.secured = security::tls;
    made.cells[1].description.traits.secured = security::tls;
    made.cells[0].protocol = "wss";
    made.cells[1].protocol = "https-keepalive";
    const auto pairs = pairs_of(made.cells, question());
    EXPECT_EQ(pairs, (std::vector<cell_pair>{{2, 3}, {0, 1}}));
}

TEST(Comparisons, AreOfTheLeanOnesWithEachOtherAndWithTheirLike) {
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
TEST(Comparisons, AverageTheLogarithmsWithinARoundAndOverTheRounds) {
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

TEST(Comparisons, LeaveOutRoundsThatOneOfThemDidNotFinish) {
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

TEST(Comparisons, AreOfSingleBlocksWhenTheCountIsOne) {
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

TEST(Comparisons, AreWithinAnExperiment) {
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

}  // namespace
}  // namespace pingpong
