/// \file
/// Plays a plan in this process, from its start to its end.
#ifndef PINGPONG_PROCESS_PLAY_ALONE_HPP
#define PINGPONG_PROCESS_PLAY_ALONE_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/files/outputs.hpp"
#include "pingpong/options/output_options.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// What a run measured, and the command's exit status for its failures.
struct finished_run {
    pingpong::report report;
    exit_status status = exit_status::done;

    finished_run() = default;
};

/// Plays a plan and shows its progress, and its failures at once. SIGINT and SIGTERM end it early.
///
/// \param files  Kept up to date while it plays.
finished_run play_shown(plan plan, report_files& files, const display_options& display);

/// Plays a plan in silence; failures are in the report. SIGINT and SIGTERM end it early.
finished_run play_silently(plan plan);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_PLAY_ALONE_HPP
