#include "pingpong/terminal/process_view.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <string>

#include "support/child_process.hpp"

namespace pingpong::command {
namespace {

using namespace std::chrono_literals;

/// What `show` prints of a run by `processes`, where standard error is no terminal.
std::string errors_of_view(std::uint64_t processes, verbosity level,
                           const std::function<void(process_view&)>& show) {
    const auto print = [&] {
        plan planned({experiment(1000, {"ws", "tcp"}), experiment(5000, {"ws", "tcp"})});
        process_view view({level, colour_choice::automatic}, planned, processes);
        show(view);
        return 0;
    };
    child_process process({.arguments = {}, .function = print});
    EXPECT_EQ(process.wait(), 0);
    return process.errors();
}

run_share share_with(std::uint64_t number) {
    run_share share;
    share.number = number;
    share.processor = number % 2;
    return share;
}

/// Two experiments of which the second is less precise, with a ratio of their only comparison.
report merged_report_of(std::uint64_t processes) {
    report made;
    made.config.processes = processes;
    made.cells.resize(4);
    for (std::size_t i = 0; i < 4; ++i) {
        made.cells[i].protocol = i % 2 == 0 ? "ws" : "tcp";
        made.cells[i].experiment = i / 2;
        made.cells[i].count = i < 2 ? 1000 : 5000;
    }
    made.stopping.resize(2);
    made.stopping[0].reached = true;
    made.stopping[1].experiment = 1;
    comparison& compared = made.comparisons.emplace_back();
    compared.numerator = 2;
    compared.denominator = 3;
    compared.figures.claim = {1.5, 1.25, 1.8};
    return made;
}

TEST(ProcessView, TellsThatTheFirstProcessBeginsAndOfOthersWhenVerbose) {
    const auto begin_two = [](process_view& view) {
        view.begin(share_with(0), 0s);
        view.wait(1s);
        view.begin(share_with(1), 2s);
    };
    EXPECT_EQ(errors_of_view(12, verbosity::normal, begin_two),
              "Process 1/12 started on processor 0\n");
    EXPECT_EQ(errors_of_view(0, verbosity::verbose, begin_two),
              "Process 1 started on processor 0\nProcess 2 started on processor 1\n");
    EXPECT_EQ(errors_of_view(12, verbosity::quiet, begin_two), "");
}

TEST(ProcessView, TellsInTheEndHowPreciseEachExperimentIs) {
    EXPECT_EQ(errors_of_view(12, verbosity::normal,
                             [](process_view& view) { view.end(merged_report_of(12)); }),
              "Experiment 1/2: 1000 exchanges; precise enough after 12 processes\n"
              "Experiment 2/2: 5000 exchanges; stopped after 12 processes: WebSocket / raw TCP "
              "1.500 [1.250, 1.800], +-20.00 %\n");
}

TEST(ProcessView, WarnsOnceAndNotBeforeSixProcesses) {
    const auto end_processes = [](process_view& view) {
        for (std::uint64_t processes = 1; processes <= 8; ++processes) {
            report so_far = merged_report_of(processes);
            so_far.diagnostics.push_back({diagnostic_kind::limited, 1, missed_precision()});
            so_far.diagnostics.push_back({diagnostic_kind::level_shift, 1, speed_change{1.5}});
            view.end_process(so_far);
            if (processes == 5)
                view.begin(share_with(0), 0s);
        }
    };
    const std::string errors = errors_of_view(0, verbosity::normal, end_processes);
    const std::string first = "Process 1 started on processor 0\nCAUTION: Machine speed varied by ";
    EXPECT_TRUE(errors.starts_with(first)) << errors;
    EXPECT_EQ(errors.find('\n', first.size()), errors.size() - 1) << "and nothing else" << errors;
}

TEST(ProcessView, GivesEachContendersFailureOnceAndThenNoWarnings) {
    const auto end_processes = [](process_view& view) {
        report so_far = merged_report_of(6);
        so_far.diagnostics.push_back({diagnostic_kind::level_shift, 1, speed_change{1.5}});
        for (const std::size_t cell : {1U, 1U, 3U}) {
            trial& failed = so_far.trials.emplace_back();
            failed.cell = cell;
            failed.failure = "connect: refused";
        }
        so_far.trials.front().failure = "connect: refused (after 0 of 1000 exchanges)";
        so_far.trials.back().failure = "connect: refused (after 0 of 5000 exchanges)";
        EXPECT_EQ(view.end_process(so_far),
                  std::vector<std::string>{"tcp: connect: refused (after 0 of 1000 exchanges)"})
            << "in two experiments";
        so_far.trials.push_back(so_far.trials.back());
        EXPECT_EQ(view.end_process(so_far), std::vector<std::string>());
        so_far.trials.back().cell = 2;
        EXPECT_EQ(view.end_process(so_far),
                  std::vector<std::string>{"ws: connect: refused (after 0 of 5000 exchanges)"});
        if (testing::Test::HasFailure())
            std::exit(1);
    };
    EXPECT_EQ(errors_of_view(12, verbosity::normal, end_processes), "");
}

}  // namespace
}  // namespace pingpong::command
