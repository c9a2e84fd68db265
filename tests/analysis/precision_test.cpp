#include "pingpong/analysis/precision.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "pingpong/analysis/summaries.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

stopping_rule within(double precision) {
    stopping_rule rule;
    rule.precision = precision;
    return rule;
}

/// The precision of an experiment with so many processes, or of repetitions in one process.
achieved_precision precision_of(double half_width, std::uint64_t repetitions,
                                std::uint64_t processes = 1) {
    achieved_precision achieved;
    achieved.half_width = half_width;
    achieved.repetitions = repetitions;
    achieved.processes = processes;
    return achieved;
}

stopping_outcome recorded(const achieved_precision& achieved, const stopping_rule& rule) {
    stopping_outcome outcome;
    record_precision(outcome, achieved, rule);
    return outcome;
}

TEST(RecordPrecision, IsReachedWithEnoughRepetitionsOrProcesses) {
    const stopping_rule rule = within(0.02);
    EXPECT_TRUE(recorded(precision_of(0.02, 10), rule).reached);
    EXPECT_FALSE(recorded(precision_of(0.02, 9), rule).reached);
    EXPECT_FALSE(recorded(precision_of(0.02, 5, 5), rule).reached);
    EXPECT_TRUE(recorded(precision_of(0.02, 6, 6), rule).reached);
    EXPECT_FALSE(recorded(precision_of(0.021, 60, 6), rule).reached);
}

TEST(RecordPrecision, IsNotReachedWithoutAnInterval) {
    achieved_precision none = precision_of(0, 60, 6);
    none.half_width.reset();
    none.limited = true;
    const stopping_outcome outcome = recorded(none, within(1));
    EXPECT_FALSE(outcome.reached);
    EXPECT_FALSE(outcome.half_width);
}

TEST(RecordPrecision, IsLimitedOnlyWhenItIsNotReachedAndWouldNotBe) {
    achieved_precision limited = precision_of(0.03, 12, 12);
    limited.limited = true;
    limited.unseen_half_width = 0.029;
    const stopping_outcome outcome = recorded(limited, within(0.02));
    EXPECT_TRUE(outcome.limited);
    EXPECT_FALSE(outcome.reached);
    EXPECT_EQ(outcome.half_width, 0.03);
    EXPECT_EQ(outcome.unseen_half_width, 0.029);
    EXPECT_FALSE(recorded(limited, within(0.03)).limited) << "it is reached";
    limited.processes = 5;
    limited.repetitions = 9;
    EXPECT_FALSE(recorded(limited, within(0.02)).limited) << "it is too early to tell";
}

/// A report of `processes` processes, with three rounds each, in which ws takes twice the time of
/// tcp; their ratios vary by `noise` ns in 10 us from process to process.
report report_of_processes(std::size_t processes, int noise) {
    report made = report_of({"ws", "tcp"});
    made.config.question.numerator = "ws";
    made.config.question.denominator = "tcp";
    made.config.processes = processes;
    std::size_t round = 0;
    for (std::size_t process = 0; process < processes; ++process) {
        made.processes.emplace_back();
        for (int i = 0; i < 3; ++i, ++round)
            for (const unsigned visit : {1U, 2U}) {
                const int sign = process % 2 == 0 ? 1 : -1;
                for (const std::size_t cell : {0U, 1U}) {
                    const auto median = cell == 0 ? 20'000ns + sign * noise * 1ns : 10'000ns;
                    block& block = add_block(made, cell, round, visit, median + i * 1ns);
                    block.process = process;
                    block.repetition = process;
                }
            }
    }
    stopping_outcome outcome;
    outcome.numerator = 0;
    outcome.denominator = 1;
    made.stopping.push_back(outcome);
    return made;
}

achieved_precision found(const report& made) {
    return find_precision(made, made.stopping.at(0), made.config.stop.precision);
}

TEST(FindPrecision, CountsTheProcesses) {
    EXPECT_EQ(found(report_of_processes(12, 20)).processes, 12U);
    EXPECT_EQ(found(report_of_processes(12, 20)).repetitions, 12U);
    EXPECT_EQ(found(report_of_processes(1, 20)).processes, 1U);
}

TEST(FindPrecision, IsLimitedWhereWhatRunsDifferByIsAllThatIsLeft) {
    report made = report_of_processes(12, 20);
    made.config.components = variance_components(0, 0);
    const achieved_precision seen = found(made);
    EXPECT_FALSE(seen.limited);
    EXPECT_EQ(seen.unseen_half_width, 0);
    EXPECT_LT(seen.half_width.value(), 0.01);
    made.config.components = variance_components(0.02, 0.01);
    const achieved_precision limited = found(made);
    EXPECT_TRUE(limited.limited);
    EXPECT_NEAR(limited.unseen_half_width, std::expm1(1.96 * 0.01), 1e-4) << "not of processes";
    EXPECT_GT(limited.half_width.value(), limited.unseen_half_width);
    EXPECT_FALSE(limited.rounds_needed) << "no number is enough";
    made.config.components = variance_components(0, 0.0001);
    EXPECT_FALSE(found(made).limited);
}

TEST(FindPrecision, OfFewProcessesAllowsForHowMuchProcessesDiffer) {
    report made = report_of_processes(2, 20);
    made.config.components = variance_components(0.02, 0.01);
    EXPECT_NEAR(found(made).unseen_half_width,
                std::expm1(1.96 * std::hypot(0.01, 0.02 / std::sqrt(2))), 1e-4);
}

}  // namespace
}  // namespace pingpong
