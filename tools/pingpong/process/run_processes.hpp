/// \file
/// A run that several processes share, one after the other.
#ifndef PINGPONG_PROCESS_RUN_PROCESSES_HPP
#define PINGPONG_PROCESS_RUN_PROCESSES_HPP

#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/process/report_outputs.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// The command lines by which several processes share a run: of this program, with the same
/// options. Each has its share of the time, and of the rounds where they are limited, an order of
/// play of its own, and prints its report as JSON.
///
/// \param whole  The plan that the request makes.
std::vector<std::vector<std::string>> shares_of(const run_request& request, const plan& whole);

/// What a run measured, and what the command is to tell its caller.
struct finished_run {
    report measured;
    exit_status status = exit_status::done;

    finished_run() = default;
};

/// Runs the command lines one after the other, keeps the files up to date and merges what was
/// measured. A signal ends the one that runs, and those that would follow are left out.
///
/// \param files  Told of what was merged so far after each.
/// \param shown  Unless it is to be quiet, each is announced.
/// \throws command_error  As of `report_of_child`, when the first of them measures nothing.
finished_run run_processes(const std::vector<std::vector<std::string>>& command_lines,
                           const std::vector<std::string>& own_command_line, report_files& files,
                           const display_options& shown);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_RUN_PROCESSES_HPP
