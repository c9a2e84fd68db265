/// \file
/// Shows the progress of a run and keeps its files up to date.
#ifndef PINGPONG_TERMINAL_RUN_OBSERVER_HPP
#define PINGPONG_TERMINAL_RUN_OBSERVER_HPP

#include <spdlog/logger.h>

#include <optional>
#include <string>

#include "pingpong/exit_status.hpp"
#include "pingpong/files/outputs.hpp"
#include "pingpong/options/output_options.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/terminal/experiment_lines.hpp"
#include "pingpong/terminal/live_lines.hpp"
#include "pingpong/terminal/told_failures.hpp"

namespace pingpong::command {

/// Shows progress, in place on a terminal and in plain lines elsewhere, prints failures at once,
/// each once, and keeps the files up to date.
class run_observer final : public observer {
public:
    /// \param files  Outlives the observer.
    run_observer(const plan& plan, report_files& files, const display_options& display);

    void warming_up(const contender_spec& contender) override;
    void started(const run_progress& progress) override;
    void progress(const run_progress& progress) override { show(progress); }
    void finished(const run_progress& progress, const report& report) override;
    void failed(const trial_failure& failure) override;

    /// Erases the progress from the terminal, or prints how the experiments ended.
    ///
    /// \param report  The final one, whose ratios are printed.
    void end(const report& report);

    /// `io_failed` once a contender has failed, whatever its service did wrong; else `done`.
    exit_status status() const noexcept { return status_; }

private:
    void show(const run_progress& progress);
    void print_plain(const std::string& line);
    template <class Print>
    void print_above_view(Print print);

    report_files& files_;
    bool quiet_;
    run_names names_;
    live_lines live_;
    experiment_lines plain_;
    std::optional<spdlog::logger> log_;  ///< nullopt: not asked for.
    told_failures told_;
    std::string failure_;  ///< The last one; empty: none.
    std::string trouble_;  ///< It, or else the most severe current warning.
    exit_status status_ = exit_status::done;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_RUN_OBSERVER_HPP
