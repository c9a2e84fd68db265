/// \file
/// A run that several processes share, one after the other.
#ifndef PINGPONG_PROCESS_RUN_PROCESSES_HPP
#define PINGPONG_PROCESS_RUN_PROCESSES_HPP

#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/process/outputs.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// The report of another process.
struct process_report {
    pingpong::report report;
    int status = 0;            ///< That process's exit status; see `exit_status`.
    bool interrupted = false;  ///< By a signal that this process forwarded.

    process_report() = default;
};

/// Runs a program that prints a report as JSON to its end; signals are forwarded to it.
///
/// \param words  The program's path and its arguments.
/// \throws command_error  `wrong_usage`, naming the path: it cannot be run, or printed no report;
///                        `interrupted`: it was before it could print one.
process_report run_for_report(const std::vector<std::string>& words);

/// The exit status for the failures of contenders; `done` when none failed. What the process's own
/// checks found is left out: a part of a run may be too short for them, and the whole is checked.
exit_status status_of_failures(const process_report& part) noexcept;

/// The command lines of the processes that share a run: this program with the same options. Each
/// has its share of the time, and of the rounds where they are limited, and its own seed, and
/// prints its report as JSON.
///
/// \param plan  What the request makes.
std::vector<std::vector<std::string>> share_command_lines(const run_request& request,
                                                          const plan& plan);

/// What a run measured, and the command's exit status for its failures.
struct finished_run {
    pingpong::report report;
    exit_status status = exit_status::done;

    finished_run() = default;
};

/// Runs the command lines one after the other and merges their reports. A signal ends the one that
/// runs and skips those that would follow.
///
/// \param own_command_line  Of this process; the merged report gets it.
/// \param files             Updated with the merged report after each process.
/// \param display           Unless quiet, each process is announced.
/// \throws command_error  As of `run_for_report`, when the first of them measures nothing.
finished_run run_processes(const std::vector<std::vector<std::string>>& command_lines,
                           const std::vector<std::string>& own_command_line, report_files& files,
                           const display_options& display);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_RUN_PROCESSES_HPP
