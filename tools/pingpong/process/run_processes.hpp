/// \file
/// A run that several processes share, one after the other.
#ifndef PINGPONG_PROCESS_RUN_PROCESSES_HPP
#define PINGPONG_PROCESS_RUN_PROCESSES_HPP

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/exit_status.hpp"
#include "pingpong/files/outputs.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/process/play_alone.hpp"
#include "pingpong/process/process_schedule.hpp"
#include "pingpong/process/share.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// The word by which this program runs a share of a run: `pingpong run-share 3/12@1 OPTIONS`. Only
/// this program uses it.
inline constexpr std::string_view share_command = "run-share";

/// The report of another process.
struct process_report {
    pingpong::report report;
    bool interrupted = false;  ///< By a signal that this process forwarded.

    process_report() = default;
};

/// Runs a program that prints a report as JSON to its end; signals are forwarded to it.
///
/// \param words    The program's path and its arguments.
/// \param on_wait  Called five times a second while it runs; may be empty.
/// \throws command_error  `wrong_usage`, naming the path: it cannot be run, or printed no report;
///                        `interrupted`: it was before it could print one.
process_report run_for_report(const std::vector<std::string>& words,
                              const std::function<void()>& on_wait = {});

/// The exit status for the failures of contenders: `io_failed`, or `done` when none failed. What
/// the checks of a part of a run found is left out: it may be too short for them, and the whole is
/// checked.
exit_status status_of_failures(const report& report) noexcept;

/// The command line of a process that plays a share: this program with the same options, its part
/// of the rounds where they are limited, and a seed of its own.
///
/// \param plan  What the request makes.
/// \param time  Its part of the time.
std::vector<std::string> share_command_line(const run_request& request, const plan& plan,
                                            const process_schedule& schedule,
                                            const run_share& share, std::chrono::nanoseconds time);

/// Plays a run in processes, one after the other, each pinned to a processor in turn, and merges
/// their reports. No process begins when the time is over, once the claim of every experiment is
/// precise enough, or after a contender of every primary comparison has failed. A signal ends the
/// one that runs and skips those that would follow.
///
/// \param history  Earlier runs; those of the same plan tell how much runs differ.
/// \param files    Updated with the merged report after each process.
/// \throws command_error  As of `run_for_report`, when the first of them measures nothing.
finished_run run_processes(const run_request& request, const plan& plan,
                           const process_schedule& schedule, const std::vector<past_run>& history,
                           report_files& files);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_RUN_PROCESSES_HPP
