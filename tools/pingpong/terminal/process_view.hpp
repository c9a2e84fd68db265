/// \file
/// Shows the progress of a run that several processes share.
#ifndef PINGPONG_TERMINAL_PROCESS_VIEW_HPP
#define PINGPONG_TERMINAL_PROCESS_VIEW_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/options/output_options.hpp"
#include "pingpong/process/share.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/scheduler/plan.hpp"
#include "pingpong/terminal/live_lines.hpp"
#include "pingpong/terminal/run_names.hpp"
#include "pingpong/terminal/told_failures.hpp"

namespace pingpong::command {

/// Shows progress in place on a terminal; elsewhere it prints a line as the run begins, one for
/// each new warning, and one for each experiment as it ends.
class process_view {
public:
    /// \param processes  That will play; 0: as many as it takes.
    process_view(const display_options& display, const plan& plan, std::uint64_t processes);

    /// A process begins.
    ///
    /// \param elapsed  Since the run began; below 0 while services warm up.
    void begin(const run_share& share, std::chrono::nanoseconds elapsed);

    /// It still plays.
    void wait(std::chrono::nanoseconds elapsed);

    /// Takes the view off the terminal, so that something else can be printed.
    void erase() { live_.erase(); }

    /// A process has ended.
    ///
    /// \param report  Of all until now.
    /// \return        Lines for failures that were not told before.
    std::vector<std::string> end_process(const report& report);

    /// The run has ended; nothing is left on the terminal.
    void end(const report& report);

private:
    void take_warnings(const report& report);
    void show();
    void print_line(const std::string& line);

    bool quiet_, verbose_;
    run_names names_;
    live_lines live_;
    std::uint64_t processes_;
    run_progress progress_;
    std::chrono::nanoseconds max_time_;
    std::chrono::nanoseconds warm_up_left_{};
    std::optional<run_share> current_;
    std::string trouble_;
    std::set<std::size_t> failed_;  ///< Cells with a failure.
    told_failures told_;
    std::set<diagnostic_kind> warnings_;  ///< That were printed.
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_PROCESS_VIEW_HPP
