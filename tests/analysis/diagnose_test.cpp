#include "pingpong/analysis/diagnose.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <variant>

namespace pingpong {
namespace {

using namespace std::chrono_literals;

TEST(OpenLoopProblems, AreAMissedRateAndALargeLag) {
    EXPECT_TRUE(open_loop_problems_of(1000, 1001, 10us, 100us).empty());
    EXPECT_TRUE(open_loop_problems_of(1000, 990, 10us, 100us).empty());
    EXPECT_FALSE(open_loop_problems_of(1000, 989, 10us, 100us).empty());
    EXPECT_FALSE(open_loop_problems_of(1000, 990, 11us, 100us).empty());
    EXPECT_FALSE(open_loop_problems_of(1000, std::nan(""), 10us, 100us).empty());
    EXPECT_EQ(open_loop_problems_of(1000, 500, 90us, 100us).size(), 2U);
}

TEST(OpenLoopProblems, HaveTheirFigures) {
    const auto missed = open_loop_problems_of(1000, 500, 1us, 100us);
    EXPECT_EQ(std::get<missed_rate>(missed.at(0)).achieved_per_s, 500);
    EXPECT_EQ(std::get<missed_rate>(missed.at(0)).rate_per_s, 1000);
    const auto late = open_loop_problems_of(1000, 1000, 20us, 100us);
    EXPECT_EQ(std::get<late_requests>(late.at(0)).lag_p99, 20us);
    EXPECT_EQ(std::get<late_requests>(late.at(0)).response_p99, 100us);
}

TEST(OpenLoopProblems, IsThatNothingWasMeasured) {
    cell open;
    open.rate_per_s = 10;
    EXPECT_TRUE(
        std::holds_alternative<no_exchanges>(open_loop_problems_of(open, cell_summary()).at(0)));
    EXPECT_TRUE(open_loop_problems_of(cell(), cell_summary()).empty());
}

TEST(Diagnose, FindsWhatIsWrongWithTheRoundsOfAComparison) {
    report report;
    report.cells.resize(2);
    comparison pair;
    pair.denominator = 1;
    pair.repetitions = min_independent_repetitions;
    pair.figures.rounds = 20;
    pair.figures.steady = true;
    EXPECT_TRUE(diagnose(report, pair).empty());
    pair.figures.dropped = 3;
    ASSERT_EQ(diagnose(report, pair).size(), 1U);
    EXPECT_EQ(diagnose(report, pair)[0].kind, diagnostic_kind::warm_up);
    EXPECT_EQ(std::get<ratio_quality>(diagnose(report, pair)[0].parameters).dropped, 3U);
    pair.figures.steady = false;
    pair.repetitions = 2;
    pair.figures.autocorrelated = true;
    pair.figures.drifts_within_round = true;
    pair.figures.stability_q = 3;
    EXPECT_EQ(diagnose(report, pair).size(), 5U);
}

TEST(Diagnose, LeavesOutWhatAnIntervalOverProcessesAllowsFor) {
    report report;
    report.cells.resize(2);
    comparison pair;
    pair.denominator = 1;
    pair.repetitions = 12;
    pair.figures.rounds = 20;
    pair.figures.steady = true;
    pair.figures.autocorrelated = true;
    pair.figures.stability_q = 3;
    pair.processes = 5;
    EXPECT_EQ(diagnose(report, pair).size(), 2U);
    pair.processes = 6;
    EXPECT_TRUE(diagnose(report, pair).empty());
    pair.figures.drifts_within_round = true;
    EXPECT_EQ(diagnose(report, pair).size(), 1U);
}

TEST(Diagnose, FindsAMissedPrecisionAlsoWhereNothingIsCompared) {
    report report;
    report.cells.resize(1);
    report.checks.resize(1);
    report.config.stop.precision = 0.01;
    stopping_outcome& alone = report.stopping.emplace_back();
    EXPECT_TRUE(diagnose(report).empty()) << "without an interval";
    alone.half_width = 0.02;
    ASSERT_EQ(diagnose(report).size(), 1U);
    EXPECT_EQ(diagnose(report)[0].kind, diagnostic_kind::imprecise);
    alone.reached = true;
    EXPECT_TRUE(diagnose(report).empty());
}

TEST(Diagnose, NotesThatMoreOfTheSameWouldNotNarrowTheClaim) {
    report report;
    report.cells.resize(1);
    report.checks.resize(1);
    report.config.stop.precision = 0.01;
    report.config.processes = 12;
    stopping_outcome& outcome = report.stopping.emplace_back();
    outcome.half_width = 0.013;
    outcome.unseen_half_width = 0.0125;
    outcome.limited = true;
    const auto all = diagnose(report);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].kind, diagnostic_kind::limited);
    EXPECT_EQ(all[0].severity(), severity::note);
    const auto& missed = std::get<missed_precision>(all[0].parameters);
    EXPECT_EQ(missed.half_width, 0.013);
    EXPECT_EQ(missed.unseen_half_width, 0.0125);
    EXPECT_EQ(missed.processes, 12U);
    report.stopping[0].limited = false;
    EXPECT_EQ(diagnose(report).at(0).kind, diagnostic_kind::imprecise);
}

TEST(Diagnose, WarnsOfAServerThatWasNotVerified) {
    report report;
    report.cells.resize(2);
    report.cells[1].tls.emplace();
    report.cells[1].tls->verified = true;
    const auto unverified = [&] {
        return std::ranges::count(diagnose(report), diagnostic_kind::unverified, &diagnostic::kind);
    };
    EXPECT_EQ(unverified(), 0);
    report.cells[1].tls->verified = false;
    EXPECT_EQ(unverified(), 1);
    EXPECT_EQ(severity_of(diagnostic_kind::unverified), severity::warning);
}

TEST(Diagnostics, HaveACodeAndASeverityEach) {
    EXPECT_EQ(code_of(diagnostic_kind::level_shift), "level-shift");
    EXPECT_EQ(severity_of(diagnostic_kind::level_shift), severity::warning);
    EXPECT_EQ(code_of(diagnostic_kind::many_comparisons), "many-cells");
    EXPECT_TRUE(concerns_one_comparison(diagnostic_kind::unstable));
    EXPECT_FALSE(concerns_one_comparison(diagnostic_kind::contended));
}

TEST(FindInvalidating, LeavesOutWhatConcernsOneComparison) {
    report report;
    report.diagnostics = {{diagnostic_kind::not_steady, 0, {}},
                          {diagnostic_kind::overloaded, 1, {}}};
    EXPECT_EQ(find_invalidating(report, 0), nullptr);
    EXPECT_EQ(find_invalidating(report, 1), &report.diagnostics[1]);
    report.diagnostics.push_back({diagnostic_kind::sanitized_build, std::nullopt, {}});
    EXPECT_EQ(find_invalidating(report, 0), &report.diagnostics[2]);
}

}  // namespace
}  // namespace pingpong
