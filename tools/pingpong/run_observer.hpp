/// \file
/// What the user sees and keeps while a plan runs.
#ifndef PINGPONG_RUN_OBSERVER_HPP
#define PINGPONG_RUN_OBSERVER_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/progress_line.hpp"
#include "pingpong/report_outputs.hpp"
#include "pingpong/scheduler/observer.hpp"

namespace pingpong::command {

/// Shows progress, tells of failures at once, and keeps the files up to date.
class run_observer final : public observer {
public:
    /// \param files  Outlives the observer.
    run_observer(report_files& files, bool quiet) : files_(files), line_(!quiet) {}

    void started(const run_progress& progress) override { line_.show(progress); }
    void progress(const run_progress& progress) override { line_.show(progress); }
    void finished(const run_progress& progress, const report& so_far) override;
    void failed(const trial_failure& what) override;

    /// Takes the progress off the terminal.
    void end() { line_.erase(); }

    /// `done`, or what the worst failure asks for.
    exit_status status() const noexcept { return status_; }

private:
    report_files& files_;
    progress_line line_;
    exit_status status_ = exit_status::done;
};

}  // namespace pingpong::command

#endif  // PINGPONG_RUN_OBSERVER_HPP
