#include "pingpong/terminal/experiment_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pingpong::command {
namespace {

using lines = std::vector<std::string>;

run_progress of_experiment(std::size_t index, std::uint64_t repetition) {
    run_progress progress;
    progress.experiment = index;
    progress.experiments = 2;
    progress.count = 1000;
    progress.repetition = repetition;
    progress.ratio = running_ratio{"ws", "tcp", {1.5, 1.25, 1.8}};
    return progress;
}

/// Two experiments that differ in the size of their messages.
run_names names() {
    plan planned({experiment(1000, {"ws", "tcp"}), experiment(1000, {"ws", "tcp"})});
    planned.experiments[1].payload_bytes = 16384;
    return run_names(planned);
}

report with_two_experiments() {
    report made;
    made.stopping.resize(2);
    return made;
}

report with_a_final_ratio(const estimate& claim) {
    report made = with_two_experiments();
    made.cells.resize(2);
    made.cells[0].protocol = "ws";
    made.cells[1].protocol = "tcp";
    comparison& only = made.comparisons.emplace_back();
    only.denominator = 1;
    only.figures.claim = claim;
    return made;
}

TEST(ExperimentLines, TellOnceThatAnExperimentBegins) {
    experiment_lines lines_due(names());
    EXPECT_EQ(lines_due.begin(of_experiment(0, 0)), "Experiment 1/2: 4 bytes -> 5 bytes");
    lines_due.end_repetition(of_experiment(0, 0), with_two_experiments());
    EXPECT_EQ(lines_due.begin(of_experiment(0, 1)), std::nullopt);
    EXPECT_EQ(lines_due.begin(of_experiment(1, 0)), "Experiment 2/2: 16 KiB");
}

TEST(ExperimentLines, TellThatAnExperimentIsPreciseEnough) {
    experiment_lines lines_due(names());
    lines_due.begin(of_experiment(0, 0));
    report so_far = with_two_experiments();
    EXPECT_EQ(lines_due.end_repetition(of_experiment(0, 0), so_far), lines{});
    so_far.stopping[0].reached = true;
    EXPECT_EQ(lines_due.end_repetition(of_experiment(0, 9), so_far),
              lines{"Experiment 1/2: 4 bytes -> 5 bytes; precise enough after 10 repetitions: "
                    "WebSocket / raw TCP 1.500 [1.250, 1.800], +-20.00 %"});
    EXPECT_EQ(lines_due.end_run(so_far), lines{});
}

TEST(ExperimentLines, TellInTheEndOfThoseThatAreNot) {
    experiment_lines lines_due(names());
    run_progress incomparable = of_experiment(1, 0);
    incomparable.ratio.reset();
    lines_due.begin(of_experiment(0, 0));
    lines_due.begin(incomparable);
    lines_due.end_repetition(of_experiment(0, 0), with_two_experiments());
    lines_due.end_repetition(incomparable, with_two_experiments());
    const report report = with_a_final_ratio({1.6, 1.28, 2});
    EXPECT_EQ(lines_due.end_run(report),
              (lines{"Experiment 1/2: 4 bytes -> 5 bytes; stopped after 1 repetition: WebSocket / "
                     "raw TCP 1.600 [1.280, 2.000], +-25.00 %",
                     "Experiment 2/2: 16 KiB; stopped after 1 repetition"}))
        << "what the report says, not the last progress";
}

TEST(ExperimentLines, TellEachWarningOnceAndNoNotes) {
    experiment_lines lines_due(names());
    report so_far = with_two_experiments();
    so_far.diagnostics = {{diagnostic_kind::level_shift, 0, speed_change{1.2}},
                          {diagnostic_kind::imprecise, 0, missed_precision()}};
    EXPECT_EQ(lines_due.end_repetition(of_experiment(0, 1), so_far), lines{}) << "too early";
    EXPECT_EQ(lines_due.end_repetition(of_experiment(0, 2), so_far),
              lines{"CAUTION: Experiment 1/2: Machine speed varied by 20 %"});
    so_far.diagnostics.push_back({diagnostic_kind::level_shift, 1, speed_change{1.5}});
    EXPECT_EQ(lines_due.end_repetition(of_experiment(0, 3), so_far),
              lines{"CAUTION: Experiment 2/2: Machine speed varied by 50 %"});
}

TEST(ExperimentLines, DoNotRepeatAFailure) {
    experiment_lines lines_due(names());
    report so_far = with_two_experiments();
    so_far.diagnostics = {{diagnostic_kind::failed, 0, failed_contenders()}};
    EXPECT_EQ(lines_due.end_repetition(of_experiment(0, 2), so_far), lines{});
}

TEST(ExperimentLines, NameTheExperimentOfAWarningWhereThereAreSeveral) {
    const std::string text = "Interrupted: partial report";
    diagnostic interruption;
    interruption.experiment = 1;
    EXPECT_EQ(format_with_experiment(report(), interruption, 3), "Experiment 2/3: " + text);
    report sweep;
    for (std::size_t i = 0; i < 3; ++i) {
        cell& contender = sweep.cells.emplace_back();
        contender.experiment = i;
        contender.connections = i + 1;
    }
    EXPECT_EQ(format_with_experiment(sweep, interruption, 3), "2 connections: " + text);
    EXPECT_EQ(format_with_experiment(report(), interruption, 1), text);
    interruption.experiment.reset();
    EXPECT_EQ(format_with_experiment(report(), interruption, 3), text);
}

}  // namespace
}  // namespace pingpong::command
