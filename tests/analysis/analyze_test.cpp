#include "pingpong/analysis/analyze.hpp"
#include "pingpong/analysis/comparisons.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/reports/noisy_report.hpp"

namespace pingpong {
namespace {

const comparison& found(const report& report, std::size_t numerator, std::size_t denominator,
                        statistic which = statistic::median) {
    for (const comparison& each : report.comparisons)
        if (each.numerator == numerator && each.denominator == denominator &&
            each.statistic == which)
            return each;
    throw std::out_of_range("no such comparison");
}

bool has(const report& report, diagnostic_kind kind) {
    return std::ranges::count(report.diagnostics, kind, &diagnostic::kind) > 0;
}

verdict_kind kind_for(double ratio, double spread) {
    const report report = noisy_report({"ws", "http-keepalive"}, {10'000 * ratio, 10'000}, spread);
    return found(report, 0, 1).verdict.kind;
}

TEST(Analyze, SaysWhatTheIntervalSays) {
    EXPECT_EQ(kind_for(0.80, 0.01), verdict_kind::faster);
    EXPECT_EQ(kind_for(1.25, 0.01), verdict_kind::slower);
    EXPECT_EQ(kind_for(1.00, 0.01), verdict_kind::equivalent);
    EXPECT_EQ(kind_for(1.035, 0.02), verdict_kind::small);
    EXPECT_EQ(kind_for(1.01, 0.20), verdict_kind::undecided);
}

/// The same with exchanges enough in each block for a 99th percentile.
report with_long_blocks(report made) {
    for (block& each : made.blocks)
        each.exchanges = min_exchanges_for_p99;
    analyze(made);
    return made;
}

TEST(Analyze, ComparesNoTailsOfBlocksThatHaveNone) {
    report made = with_long_blocks(noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01));
    EXPECT_EQ(made.comparisons.size(), 3U);
    made.blocks.front().exchanges = min_exchanges_for_p99 - 1;
    analyze(made);
    EXPECT_EQ(made.comparisons.size(), 2U);
    EXPECT_THROW(found(made, 0, 1, statistic::p99), std::out_of_range);
}

TEST(Analyze, ComparesMediansMeansAndTails) {
    const report report =
        with_long_blocks(noisy_report({"tcp", "ws", "http-keepalive"}, {5000, 8000, 10'000}, 0.01));
    for (const statistic which : {statistic::median, statistic::mean, statistic::p99}) {
        EXPECT_NEAR(found(report, 1, 2, which).figures.ratio.value, 0.8, 0.01);
        EXPECT_NEAR(found(report, 1, 0, which).figures.ratio.value, 1.6, 0.02);
    }
    EXPECT_EQ(report.comparisons.size(), 9U);
    EXPECT_EQ(report.comparisons[0].numerator, 1U) << "the question's own comes first";
    EXPECT_EQ(report.comparisons[0].denominator, 2U);
}

TEST(Analyze, IsFirmWhereNothingIsTheMatter) {
    const report report = noisy_report({"tcp", "ws", "http-keepalive"}, {5000, 8000, 10'000}, 0.01);
    const verdict& verdict = found(report, 1, 2).verdict;
    EXPECT_EQ(verdict.certainty, certainty::firm) << code_of(verdict.downgrades.front());
    EXPECT_TRUE(report.diagnostics.empty()) << code_of(report.diagnostics.front().kind);
    ASSERT_EQ(report.checks.size(), 1U);
    EXPECT_EQ(report.checks[0].worst, severity::note);
}

TEST(Analyze, DoesNotTrustMeansAndTailsOfABusyMachine) {
    report report = with_long_blocks(noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01));
    for (block& each : report.blocks)
        each.usage.user = each.duration * 2 / 3;
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::contended));
    EXPECT_NEAR(report.checks[0].contention_median.value(), 1.5, 0.01);
    EXPECT_EQ(found(report, 0, 1).verdict.certainty, certainty::firm);
    EXPECT_EQ(found(report, 0, 1, statistic::mean).verdict.certainty, certainty::tentative);
    EXPECT_EQ(found(report, 0, 1, statistic::p99).verdict.certainty, certainty::tentative);
    EXPECT_EQ(found(report, 0, 1, statistic::p99).verdict.downgrades,
              std::vector{diagnostic_kind::contended});
}

TEST(Analyze, WithholdsWhatAnOverloadedMachineSays) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    for (block& each : report.blocks)
        each.usage.user = each.duration / 4;
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::overloaded));
    EXPECT_EQ(found(report, 0, 1).verdict.certainty, certainty::withheld);
    EXPECT_EQ(report.checks[0].worst, severity::invalid);
}

TEST(Analyze, GaugesNoContentionOfServersElsewhere) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    for (cell& each : report.cells)
        each.remote = true;
    for (block& each : report.blocks)
        each.usage.user = each.duration / 4;
    analyze(report);
    EXPECT_FALSE(report.checks[0].contention_median.has_value());
    EXPECT_EQ(found(report, 0, 1).verdict.certainty, certainty::firm);
}

TEST(Analyze, IsTentativeWhenTheFloorChangedItsSpeed) {
    report report = noisy_report({"tcp", "ws", "http-keepalive"}, {5000, 8000, 10'000}, 0.01);
    for (block& each : report.blocks)
        if (each.round >= 10)
            each.round_trips.p50 = each.round_trips.p50 * 6 / 5;
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::level_shift));
    EXPECT_NEAR(report.checks[0].level_shift.value(), 1.2, 0.02);
    EXPECT_EQ(found(report, 1, 2).verdict.certainty, certainty::tentative);
    EXPECT_NEAR(found(report, 1, 2).figures.ratio.value, 0.8, 0.01) << "paired, it cancels";
}

// In every other round ws is a tenth slower, in both of its blocks.
TEST(Analyze, IsTentativeWhenTheRatioDependsOnTheMachine) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    for (block& each : report.blocks)
        if (each.cell == 0 && each.round * 5 / 3 % 2 == 0)
            each.round_trips.p50 = each.round_trips.p50 * 11 / 10;
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::unstable));
    EXPECT_EQ(found(report, 0, 1).verdict.certainty, certainty::tentative);
}

TEST(Analyze, IsTentativeWhenThereWereFewConnections) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    for (block& each : report.blocks)
        each.repetition = each.round / 10;
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::few_connections));
    EXPECT_EQ(found(report, 0, 1).verdict.certainty, certainty::tentative);
    EXPECT_EQ(found(report, 0, 1).repetitions, 2U);
}

// Half of the repetitions find ws a twentieth slower: rounds alone would claim more than that.
TEST(Analyze, ClaimsNoMoreThanRepetitionsAgreeOn) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.001);
    for (block& each : report.blocks)
        if (each.cell == 0 && each.repetition % 2 == 0)
            each.round_trips.p50 = each.round_trips.p50 * 21 / 20;
    analyze(report);
    const paired_comparison& figures = found(report, 0, 1).figures;
    EXPECT_LT(*figures.claim.low, *figures.ratio.low);
    EXPECT_GT(*figures.claim.high, *figures.ratio.high);
}

TEST(Analyze, DoesNotTrustProgramsThatAreNotForMeasuring) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    report.generator.build_type = "Debug";
    analyze(report);
    EXPECT_EQ(found(report, 0, 1).verdict.certainty, certainty::tentative);
    report.generator.build_type = "Sanitize";
    analyze(report);
    EXPECT_EQ(found(report, 0, 1).verdict.certainty, certainty::withheld);
}

TEST(Analyze, IsTentativeAboutWhoFailedAndWhatWasInterrupted) {
    report report = noisy_report({"tcp", "ws", "http-keepalive"}, {5000, 8000, 10'000}, 0.01);
    add_trial(report, 1, std::chrono::milliseconds(1)).failure = "ws read: end of file";
    analyze(report);
    EXPECT_EQ(found(report, 1, 2).verdict.downgrades, std::vector{diagnostic_kind::failed});
    EXPECT_EQ(found(report, 2, 0).verdict.certainty, certainty::firm) << "neither of these failed";
    report.trials.clear();
    report.interrupted = true;
    analyze(report);
    EXPECT_EQ(found(report, 1, 2).verdict.downgrades, std::vector{diagnostic_kind::interrupted});
}

// One diagnostic per experiment, which has them all.
TEST(Analyze, NamesAllThatFailedAndHowOften) {
    report report =
        noisy_report({"tcp", "ws", "http-keepalive", "unix"}, {5000, 8000, 10'000, 3000}, 0.01);
    for (const std::size_t cell : {3U, 1U, 3U, 3U})
        add_trial(report, cell, std::chrono::milliseconds(1)).failure = "read: end of file";
    analyze(report);
    ASSERT_EQ(std::ranges::count(report.diagnostics, diagnostic_kind::failed, &diagnostic::kind),
              1);
    const auto failed =
        std::ranges::find(report.diagnostics, diagnostic_kind::failed, &diagnostic::kind);
    const auto& contenders = std::get<failed_contenders>(failed->parameters).contenders;
    ASSERT_EQ(contenders.size(), 2U);
    EXPECT_EQ(contenders[0].cell, 1U);
    EXPECT_EQ(contenders[0].trials, 1U);
    EXPECT_EQ(contenders[1].cell, 3U);
    EXPECT_EQ(contenders[1].trials, 3U);
}

/// The same round trip so many times.
void add_round_trips(histogram& times, std::chrono::milliseconds each, int count) {
    for (int i = 0; i < count; ++i)
        times.record(each);
}

TEST(Analyze, WarnsOfRepliesThatWaitForAcknowledgements) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 44'000'000}, 0.01);
    histogram& times = report.summaries[1].round_trips = histogram();
    add_round_trips(times, std::chrono::milliseconds(1), 50);
    add_round_trips(times, std::chrono::milliseconds(41), 50);
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::delayed_replies));
    EXPECT_NE(found(report, 0, 1).verdict.certainty, certainty::withheld);
}

TEST(Analyze, ASlowHandlerIsMeasured) {
    for (const int ms : {25, 30, 60}) {
        report report = noisy_report({"ws", "http-keepalive"}, {8000, 30'000'000}, 0.01);
        add_round_trips(report.summaries[1].round_trips = histogram(),
                        std::chrono::milliseconds(ms), 100);
        analyze(report);
        EXPECT_FALSE(has(report, diagnostic_kind::delayed_replies)) << ms;
    }
}

TEST(Analyze, SaysWhenRepliesDiffer) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 9000}, 0.01);
    report.cells[0].reply = reply_facts("{}");
    report.cells[1].reply = reply_facts("{}");
    analyze(report);
    EXPECT_FALSE(has(report, diagnostic_kind::different_replies));
    report.cells[1].reply = reply_facts("{ }");
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::different_replies));
}

/// A report of services elsewhere whose WebSocket was slow in its first blocks.
report report_of_services(double first_factor) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 9000}, 0.01);
    for (cell& cell : report.cells)
        cell.remote = true;
    const std::size_t slow = report.blocks.size() / 4;
    for (std::size_t i = 0; i < slow; ++i)
        if (round_trip_summary& times = report.blocks[i].round_trips; report.blocks[i].cell == 0)
            times.p50 = round_trip(static_cast<round_trip::rep>(
                first_factor * static_cast<double>(times.p50.count())));
    return report;
}

TEST(Analyze, WarnsOfAServiceThatWarmedUpInTheRun) {
    report report = report_of_services(4.8);
    analyze(report);
    ASSERT_TRUE(has(report, diagnostic_kind::service_warm_up));
    const auto found =
        std::ranges::find(report.diagnostics, diagnostic_kind::service_warm_up, &diagnostic::kind);
    const auto speed = std::get<service_speed>(found->parameters);
    EXPECT_EQ(speed.cell, 0U);
    EXPECT_NEAR(static_cast<double>(speed.first.count()), 4.8 * 8000, 4000);
    EXPECT_NEAR(static_cast<double>(speed.rest.count()), 8000, 800);
    EXPECT_FALSE(found->experiment) << "of the whole run";
}

TEST(Analyze, ASteadyServiceNeedsNoWarmUp) {
    for (const double factor : {1.0, 1.1}) {
        report report = report_of_services(factor);
        analyze(report);
        EXPECT_FALSE(has(report, diagnostic_kind::service_warm_up)) << factor;
    }
}

TEST(Analyze, ServersInThisProcessHaveNoServiceToWarmUp) {
    report report = report_of_services(4.8);
    for (cell& cell : report.cells)
        cell.remote = false;
    analyze(report);
    EXPECT_FALSE(has(report, diagnostic_kind::service_warm_up));
}

// A node server went from 163 to 34 us from one experiment to the next, and each was steady.
TEST(Analyze, SeesAWarmUpAcrossExperiments) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 9000}, 0.01);
    for (cell& cell : report.cells)
        cell.remote = true;
    const std::size_t first_blocks = report.blocks.size();
    const std::vector<cell> first_cells = report.cells;
    for (cell next : first_cells) {
        next.experiment = 1;
        next.count *= 5;
        report.cells.push_back(next);
        report.summaries.emplace_back().cell = report.cells.size() - 1;
    }
    for (int repetition = 0; repetition < 3; ++repetition)
        for (std::size_t i = 0; i < first_blocks; ++i) {
            block later = report.blocks[i];
            later.cell += first_cells.size();
            later.round_trips.p50 /= 4;
            report.blocks.push_back(later);
        }
    analyze(report);
    EXPECT_TRUE(has(report, diagnostic_kind::service_warm_up));
}

TEST(Analyze, CountsReconnectionsOfKeptConnections) {
    report report =
        noisy_report({"ws", "http-keepalive", "http-close"}, {8000, 9000, 50'000}, 0.01);
    for (block& block : report.blocks)
        if (report.cells[block.cell].protocol == "http-close")
            block.traffic.connections = block.exchanges;
    analyze(report);
    EXPECT_FALSE(has(report, diagnostic_kind::reconnected));
    for (block& block : report.blocks)
        if (report.cells[block.cell].protocol == "http-keepalive") {
            block.traffic.connections = 2;
            break;
        }
    analyze(report);
    ASSERT_TRUE(has(report, diagnostic_kind::reconnected));
}

// Its servers are in another process, but on this machine; and its response times tell of the rate.
TEST(Analyze, LooksForDelayedRepliesInOpenLoopsByTheirServiceTimes) {
    report report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    const auto is_delayed_with = [&report](round_trip service, const char* where) {
        report.cells[1].remote = true;
        report.cells[1].rate_per_s = 10;
        report.cells[1].endpoint = where;
        report.summaries[1].service.emplace().record(service);
        analyze(report);
        return has(report, diagnostic_kind::delayed_replies);
    };
    using std::chrono::milliseconds;
    EXPECT_TRUE(is_delayed_with(milliseconds(44), "http://127.0.0.1:1/"));
    EXPECT_FALSE(is_delayed_with(milliseconds(44), "http://192.0.2.1:1/"));
    EXPECT_FALSE(is_delayed_with(milliseconds(1), "http://127.0.0.1:1/"));
}

TEST(Analyze, SeesThatTheImplementationDecides) {
    const std::vector<std::string> protocols{"ws", "http-keepalive", "ws-lean", "http-lean"};
    const report alike = noisy_report(protocols, {12'000, 10'000, 9000, 8000}, 0.01);
    EXPECT_FALSE(found(alike, 0, 1).verdict.implementation_dependent);
    const report other = noisy_report(protocols, {12'000, 10'000, 7000, 8000}, 0.01);
    EXPECT_TRUE(found(other, 0, 1).verdict.implementation_dependent);
    const report tie = noisy_report(protocols, {12'000, 10'000, 8000, 8000}, 0.01);
    EXPECT_FALSE(found(tie, 0, 1).verdict.implementation_dependent) << "a tie is no contradiction";
}

TEST(Analyze, AdjustsForSeveralVerdicts) {
    const report report =
        noisy_report({"ws", "http-keepalive", "http-close"}, {8000, 10'000, 50'000}, 0.01);
    EXPECT_TRUE(found(report, 0, 1).p_holm.has_value());
    EXPECT_TRUE(found(report, 0, 2).p_holm.has_value());
    EXPECT_GE(*found(report, 0, 1).p_holm, *found(report, 0, 1).figures.p_claim);
    EXPECT_FALSE(found(report, 2, 1).p_holm.has_value()) << "not a verdict on ws";
    EXPECT_FALSE(found(report, 0, 1).exploratory());
    EXPECT_TRUE(found(report, 2, 1).exploratory());
    EXPECT_TRUE(found(report, 0, 1, statistic::mean).exploratory());
}

TEST(Analyze, AnswersTheQuestionThatWasAsked) {
    report report = noisy_report({"unix", "tcp", "ws"}, {3000, 5000, 8000}, 0.01);
    report.config.question.numerator = "unix";
    report.config.question.denominator = "ws";
    analyze(report);
    EXPECT_EQ(report.comparisons[0].numerator, 0U);
    EXPECT_EQ(report.comparisons[0].denominator, 2U);
    EXPECT_EQ(report.comparisons[0].verdict.kind, verdict_kind::faster);
}

TEST(Analyze, OfNothingSaysNothing) {
    report nothing;
    analyze(nothing);
    EXPECT_TRUE(nothing.comparisons.empty());
    EXPECT_TRUE(nothing.diagnostics.empty());
}

}  // namespace
}  // namespace pingpong
