#include "pingpong/analysis/costs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "support/reports/noisy_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// Openings of a cell that take so long, give or take 2 us.
void add_openings(report& to, std::size_t cell, std::chrono::nanoseconds set_up,
                  std::chrono::nanoseconds first_exchange,
                  std::chrono::nanoseconds following_exchange) {
    for (std::size_t round = 0; round < 30; ++round) {
        opening& opening = to.openings.emplace_back();
        opening.cell = cell;
        opening.round = round;
        opening.connect = set_up + std::chrono::nanoseconds(1000 * (round * 7 % 5)) - 2us;
        opening.first_exchange = first_exchange;
        opening.following_exchange = following_exchange;
    }
}

const cell_break_even& only(const std::vector<cell_break_even>& all) {
    EXPECT_EQ(all.size(), 1U);
    return all.front();
}

TEST(Costs, AreSetUpAndExchange) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    add_openings(report, 0, 200us, 20us, 8us);
    add_openings(report, 1, 50us, 15us, 10us);
    const auto costs = costs_of(report);
    ASSERT_EQ(costs.size(), 2U);
    EXPECT_EQ(costs[0].openings, 30U);
    EXPECT_DOUBLE_EQ(costs[0].set_up_ns->value, 200'000 + 20'000 - 8000);
    EXPECT_DOUBLE_EQ(costs[1].set_up_ns->value, 50'000 + 15'000 - 10'000);
    EXPECT_NEAR(costs[0].per_exchange_ns->value, 1.1 * 8000, 50);
    EXPECT_LT(*costs[0].per_exchange_ns->low, costs[0].per_exchange_ns->value);
}

// With 64 connections an exchange takes 3 ms; on a connection that is alone it takes 20 us.
TEST(Costs, OfSetUpAreThoseOfAConnectionThatIsAlone) {
    report report = noisy_report({"ws"}, {3'000'000}, 0.01);
    report.cells[0].connections = 64;
    add_openings(report, 0, 200us, 60us, 20us);
    EXPECT_DOUBLE_EQ(costs_of(report)[0].set_up_ns->value, 240'000);
}

TEST(Costs, OfSetUpAreUnknownWithoutAnExchangeToCompareWith) {
    report report = noisy_report({"ws"}, {8000}, 0.01);
    add_openings(report, 0, 200us, 60us, 20us);
    for (opening& each : report.openings)
        each.following_exchange.reset();
    EXPECT_FALSE(costs_of(report)[0].set_up_ns.has_value());
}

// A stall in one of five does not reach their median.
TEST(Costs, OfSetUpStandAStall) {
    report report = noisy_report({"ws"}, {8000}, 0.01);
    add_openings(report, 0, 200us, 8us, 8us);
    report.openings[3].connect = 40ms;
    EXPECT_NEAR(costs_of(report)[0].set_up_ns->value, 200'000, 1000);
}

TEST(Costs, OfWhatConnectsForEachExchangeHaveNoSetUp) {
    report report = noisy_report({"http-close"}, {50'000}, 0.01);
    add_openings(report, 0, 0us, 60us, 60us);
    for (opening& each : report.openings) {
        each.connect.reset();
        each.following_exchange.reset();
    }
    EXPECT_FALSE(costs_of(report)[0].set_up_ns.has_value());
}

// 155 us more to set up, 2 us less per exchange.
TEST(BreakEven, IsWhereTheSavingHasMadeUpForTheSetUp) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.001);
    add_openings(report, 0, 205us, 8us, 8us);
    add_openings(report, 1, 50us, 10us, 10us);
    analyze(report);
    const break_even count = only(report.break_evens).count;
    EXPECT_EQ(count.kind, break_even_kind::from_n);
    EXPECT_NEAR(count.exchanges->value, 155.0 / 2, 2);
    EXPECT_LT(*count.exchanges->low, count.exchanges->value);
    EXPECT_GT(*count.exchanges->high, count.exchanges->value);
}

/// The same rounds, with ws slower in every other of the four repetitions.
report with_repetitions_that_differ(report report) {
    for (block& block : report.blocks)
        if (block.cell == 0)
            block.round_trips.p50 += std::chrono::nanoseconds(600 * (block.repetition % 2));
    analyze(report);
    return report;
}

TEST(BreakEven, IsNoSurerThanRepetitionsAgree) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.001);
    add_openings(report, 0, 205us, 8us, 8us);
    add_openings(report, 1, 50us, 10us, 10us);
    report = with_repetitions_that_differ(std::move(report));
    const break_even count = only(report.break_evens).count;
    ASSERT_EQ(count.kind, break_even_kind::from_n);
    // The saving is 1700 ns -+ t(0.975, 3) 173 = 551: from 1.15 to 2.25 us.
    EXPECT_LT(*count.exchanges->low, 155 / 2.1);
    EXPECT_GT(*count.exchanges->high, 155 / 1.25);
}

TEST(Ladder, IsNoSurerThanRepetitionsAgree) {
    const report report =
        with_repetitions_that_differ(noisy_report({"ws", "tcp"}, {8000, 5000}, 0.001));
    ASSERT_EQ(report.ladder.size(), 1U);
    EXPECT_GT(*report.ladder[0].cost_ns.high - *report.ladder[0].cost_ns.low, 1000);
}

TEST(BreakEven, AgainstNewConnectionsCountsTheWholeSetUp) {
    report report = noisy_report({"ws", "http-close"}, {8000, 50'000}, 0.001);
    add_openings(report, 0, 210us, 8us, 8us);
    analyze(report);
    EXPECT_EQ(only(report.break_evens).count.kind, break_even_kind::from_n);
    EXPECT_NEAR(only(report.break_evens).count.exchanges->value, 5, 0.1);
}

TEST(BreakEven, NeverComesForWhatIsSlowerInBoth) {
    report report = noisy_report({"ws", "http-keepalive"}, {12'000, 10'000}, 0.001);
    add_openings(report, 0, 210us, 12us, 12us);
    add_openings(report, 1, 50us, 10us, 10us);
    analyze(report);
    EXPECT_EQ(only(report.break_evens).count.kind, break_even_kind::never);
}

TEST(BreakEven, IsUnknownWithoutOpenings) {
    EXPECT_TRUE(noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.001).break_evens.empty());
}

TEST(Ladder, HasAStepForEachThatIsAdded) {
    const report report = noisy_report({"tcp", "unix", "ws", "http-keepalive", "http-close"},
                                       {5000, 3000, 8000, 9000, 50'000}, 0.001);
    ASSERT_EQ(report.ladder.size(), 4U);
    const double costs[] = {2000, 3000, 4000, 41'000};
    for (std::size_t i = 0; i < 4; ++i) {
        const ladder_step& step = report.ladder[i];
        EXPECT_NEAR(step.cost_ns.value, costs[i], 100) << step.step;
        EXPECT_LT(*step.cost_ns.low, step.cost_ns.value);
        EXPECT_GT(*step.cost_ns.high, step.cost_ns.value);
    }
    EXPECT_EQ(report.cells[report.ladder[0].from].protocol, "unix");
    EXPECT_EQ(report.cells[report.ladder[3].to].protocol, "http-close");
}

TEST(Ladder, OverTlsStandsOnTheFloorOverTls) {
    report report = noisy_report({"tcp", "tls", "wss", "https-keepalive", "https-close"},
                                 {5000, 9000, 12'000, 13'000, 900'000}, 0.001);
    unsigned position = 0;
    for (const auto& [cell, base, step] :
         {std::tuple(1U, "tcp", "TLS"), std::tuple(2U, "tls", "WebSocket framing"),
          std::tuple(3U, "tls", "HTTP text"), std::tuple(4U, "https-keepalive", "reconnecting")}) {
        protocol_description& described = report.cells[cell].description;
        described.name = report.cells[cell].protocol;
        described.traits.secured = security::tls;
        described.ladder_base = base;
        described.ladder_step = step;
        described.ladder_position = ++position;
    }
    analyze(report);
    std::vector<std::string> steps;
    for (const ladder_step& step : report.ladder)
        steps.push_back(report.cells[step.from].protocol + " -> " + report.cells[step.to].protocol);
    EXPECT_EQ(steps, (std::vector<std::string>{"tcp -> tls", "tls -> wss", "tls -> https-keepalive",
                                               "https-keepalive -> https-close"}));
    EXPECT_NEAR(report.ladder[0].cost_ns.value, 4000, 100);
    EXPECT_EQ(report.ladder[0].step, "TLS");
}

// T(n) = 300 us + n * 9 us, in experiments of three counts.
TEST(CostFit, FindsTheLineOfConversationsOfSeveralCounts) {
    report report = report_of({"ws", "ws", "ws"});
    for (std::size_t i = 0; i < 3; ++i) {
        report.cells[i].experiment = i;
        report.cells[i].count = 1000 * (i + 1);
        for (int repetition = 0; repetition < 2; ++repetition) {
            trial& trial = add_trial(report, i, 9us * report.cells[i].count);
            trial.connect = 300us;
            trial.exchanges = report.cells[i].count;
        }
    }
    const auto fits = fitted_costs_of(report);
    ASSERT_EQ(fits.size(), 1U);
    EXPECT_EQ(fits[0].cell, 0U);
    EXPECT_NEAR(fits[0].fit.set_up_ns.value, 300'000, 1);
    EXPECT_NEAR(fits[0].fit.per_exchange_ns.value, 9000, 1e-3);
    EXPECT_TRUE(fits[0].fit.linear);
}

TEST(CostFit, NeedsExperimentsThatDifferInTheirCountAlone) {
    report report = report_of({"ws", "ws"});
    report.cells[1].experiment = 1;
    report.cells[1].count = 5000;
    report.cells[1].payload_request_bytes = 4096;
    for (std::size_t i = 0; i < 2; ++i)
        for (int repetition = 0; repetition < 2; ++repetition)
            add_trial(report, i, 9ms).exchanges = report.cells[i].count;
    EXPECT_TRUE(fitted_costs_of(report).empty());
}

}  // namespace
}  // namespace pingpong
