#include "pingpong/terminal/process_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "pingpong/process/process_schedule.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/failure/failure_remedy.hpp"
#include "pingpong/terminal/experiment_lines.hpp"
#include "pingpong/terminal/progress_view.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// With fewer processes, findings rest on rounds, and may be no more than the luck of a process.
constexpr std::uint64_t min_processes_to_warn = first_look_at_processes / 2;

/// The experiment that keeps the run going: the least precise one.
std::size_t least_precise(const report& report) {
    const auto found =
        std::ranges::max_element(report.stopping, {}, [](const stopping_outcome& outcome) {
            return outcome.half_width.value_or(std::numeric_limits<double>::infinity());
        });
    return found == report.stopping.end() ? 0 : found->experiment;
}

std::string format_processes(std::uint64_t processes) {
    return fmt::format("{} process{}", processes, processes == 1 ? "" : "es");
}

}  // namespace

process_view::process_view(const display_options& display, const plan& plan,
                           std::uint64_t processes)
    : quiet_(display.level == verbosity::quiet),
      verbose_(display.level == verbosity::verbose),
      names_(plan),
      live_(!quiet_, display.colour),
      processes_(processes),
      max_time_(plan.stop.max_time) {
    progress_.experiments = plan.experiments.size();
    progress_.precision = plan.stop.precision;
}

void process_view::begin(const run_share& share, std::chrono::nanoseconds elapsed) {
    if (verbose_ || share.number == 0)
        print_line(
            fmt::format("Process {}{} started{}", share.number + 1,
                        processes_ > 0 ? fmt::format("/{}", processes_) : "",
                        share.processor ? fmt::format(" on processor {}", *share.processor) : ""));
    current_ = share;
    wait(elapsed);
}

void process_view::wait(std::chrono::nanoseconds elapsed) {
    progress_.elapsed = std::max(elapsed, std::chrono::nanoseconds(0));
    warm_up_left_ = std::max(-elapsed, std::chrono::nanoseconds(0));
    const double of_time =
        std::chrono::duration<double>(elapsed) / std::chrono::duration<double>(max_time_);
    const double of_processes = processes_ > 0 && current_ ? static_cast<double>(current_->number) /
                                                                 static_cast<double>(processes_)
                                                           : 0;
    progress_.fraction_done = std::clamp(std::max(of_time, of_processes), 0.0, 1.0);
    show();
}

std::vector<std::string> process_view::end_process(const report& report) {
    progress_.experiment = least_precise(report);
    progress_.ratio = running_ratio_of(report, progress_.experiment);
    std::vector<std::string> failures;
    for (const trial& trial : report.trials)
        if (trial.failure && failed_.insert(trial.cell).second &&
            told_.add(report.cells[trial.cell].protocol, *trial.failure))
            failures.push_back(report.cells[trial.cell].protocol + ": " +
                               append_failure_remedy(*trial.failure));
    if (!failures.empty()) {
        live_.erase();
        trouble_ = "FAILED: " + failures.back();
    }
    if (failed_.empty() && report.config.processes >= min_processes_to_warn)
        take_warnings(report);
    return failures;
}

void process_view::take_warnings(const report& report) {
    trouble_.clear();
    for (const worded_warning& warning : format_warnings(report, verbatim)) {
        if (warning.severity == severity::note)
            continue;
        if (trouble_.empty())
            trouble_ = "CAUTION: " + warning.text;
        if (warnings_.insert(warning.kind).second && !live_.enabled())
            print_line("CAUTION: " + warning.text);
    }
}

void process_view::end(const report& report) {
    live_.erase();
    for (const stopping_outcome& outcome : report.stopping) {
        progress_.experiment = outcome.experiment;
        progress_.ratio = running_ratio_of(report, outcome.experiment);
        const std::string ratio = format_running_ratio(progress_, names_);
        print_line(fmt::format("{}; {} after {}{}{}", names_.name_experiment(outcome.experiment),
                               outcome.reached ? "precise enough" : "stopped",
                               format_processes(report.config.processes), ratio.empty() ? "" : ": ",
                               ratio));
    }
}

void process_view::show() {
    if (!live_.due())
        return;
    const text_style style = live_.style();
    auto lines = progress_view(progress_, names_, trouble_, style);
    if (warm_up_left_.count() > 0)
        lines = {fmt::format("Warming up the services; {} s left",
                             std::chrono::ceil<std::chrono::seconds>(warm_up_left_).count())};
    else if (current_ && lines.size() > 1)
        lines[1] =
            fmt::format("{}; process {}{}", names_.name_experiment(progress_.experiment),
                        current_->number + 1, processes_ > 0 ? fmt::format("/{}", processes_) : "");
    live_.show(std::move(lines));
}

/// Only where the live view does not show it.
void process_view::print_line(const std::string& line) {
    if (!quiet_ && (verbose_ || !live_.enabled()))
        print_notice(line);
}

}  // namespace pingpong::command
