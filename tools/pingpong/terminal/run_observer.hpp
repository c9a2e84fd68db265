/// \file
/// What the user sees and keeps while a plan runs.
#ifndef PINGPONG_TERMINAL_RUN_OBSERVER_HPP
#define PINGPONG_TERMINAL_RUN_OBSERVER_HPP

#include <spdlog/logger.h>

#include <optional>
#include <string>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/output_options.hpp"
#include "pingpong/process/report_outputs.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/terminal/experiment_lines.hpp"
#include "pingpong/terminal/live_lines.hpp"

namespace pingpong::command {

/// Shows progress, in place on a terminal and else in plain lines, tells of failures at once, and
/// keeps the files up to date.
class run_observer final : public observer {
public:
    /// \param files  Outlives the observer.
    run_observer(report_files& files, const display_options& how);

    void started(const run_progress& progress) override;
    void progress(const run_progress& progress) override { show(progress); }
    void finished(const run_progress& progress, const report& so_far) override;
    void failed(const trial_failure& what) override;

    /// Takes the progress off the terminal, or tells how the experiments ended.
    ///
    /// \param measured  The final report: what is told of a ratio is what it says.
    void end(const report& measured);

    /// `done`, or what the worst failure asks for.
    exit_status status() const noexcept { return status_; }

private:
    void show(const run_progress& progress);
    void tell_plainly(const std::string& line);
    template <class Say>
    void above_the_view(Say say);

    report_files& files_;
    bool quiet_;
    live_lines live_;
    experiment_lines plain_;
    std::optional<spdlog::logger> log_;  ///< nullopt: not asked for.
    std::string failure_;                ///< The last one.
    std::string trouble_;                ///< It, or else the gravest warning as of now.
    exit_status status_ = exit_status::done;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_RUN_OBSERVER_HPP
