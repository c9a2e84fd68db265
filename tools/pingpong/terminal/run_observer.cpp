#include "pingpong/terminal/run_observer.hpp"

#include <fmt/format.h>

#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/failure/failure_remedy.hpp"
#include "pingpong/terminal/log.hpp"
#include "pingpong/terminal/progress_view.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

namespace {

/// The most severe current warning; empty when there is none.
std::string format_worst_warning(const run_progress& progress, const report& report) {
    const auto warnings = current_warnings(progress, report);
    return warnings.empty() ? std::string()
                            : "CAUTION: " + format_with_experiment(report, warnings.front(),
                                                                   progress.experiments);
}

std::string format_repetition(const run_progress& progress, const run_names& names) {
    const std::string ratio = format_running_ratio(progress, names);
    return fmt::format("{}; repetition {} ended after {:.1f} s, {} exchanges so far{}{}",
                       names.name_experiment(progress.experiment), progress.repetition + 1,
                       std::chrono::duration<double>(progress.elapsed).count(),
                       progress.exchanges_done, ratio.empty() ? "" : "; ", ratio);
}

std::string format_trial_failure(const trial_failure& failure) {
    return fmt::format("experiment {}, repetition {}: {} failed during {}: {} ({}:{})",
                       failure.experiment + 1, failure.repetition + 1,
                       escape_terminal(failure.protocol), failure.failure.during,
                       escape_terminal(failure.failure.code.message()),
                       failure.failure.code.category().name(), failure.failure.code.value());
}

}  // namespace

run_observer::run_observer(const plan& plan, report_files& files, const display_options& display)
    : files_(files),
      quiet_(display.level == verbosity::quiet),
      names_(plan),
      live_(!quiet_, display.colour),
      plain_(names_) {
    if (display.level == verbosity::verbose)
        log_ = make_log("run", make_log_sink(), spdlog::level::info, spdlog::level::info);
}

void run_observer::warming_up(const contender_spec& contender) {
    const std::string line = "Warming up " + escape_terminal(contender.name());
    print_plain(line);
    live_.show({line});
}

void run_observer::started(const run_progress& progress) {
    if (const auto line = plain_.begin(progress))
        print_plain(*line);
    show(progress);
}

void run_observer::finished(const run_progress& progress, const report& report) {
    const bool is_first_repetition = progress.repetition == 0;
    const std::string error = files_.update(report, is_first_repetition);
    if (!error.empty())
        print_above_view([&] { print_error(error + "; trying again later"); });
    for (const std::string& line : plain_.end_repetition(progress, report))
        print_plain(line);
    if (log_)
        print_above_view([&] { log_->info(format_repetition(progress, names_)); });
    trouble_ = failure_.empty() ? format_worst_warning(progress, report) : failure_;
    show(progress);
}

void run_observer::failed(const trial_failure& failure) {
    const bool is_new = told_.add(failure.protocol, failure.text);
    print_above_view([&] {
        if (is_new)
            print_error(
                fmt::format("{}: {}", failure.protocol, append_failure_remedy(failure.text)));
        if (log_)
            log_->error(format_trial_failure(failure));
    });
    trouble_ = failure_ = fmt::format("FAILED: {}: {}", failure.protocol, failure.text);
    status_ = exit_status::io_failed;
}

void run_observer::end(const report& report) {
    live_.erase();
    for (const std::string& line : plain_.end_run(report))
        print_plain(line);
}

void run_observer::show(const run_progress& progress) {
    if (live_.due())
        live_.show(progress_view(progress, names_, trouble_, live_.style()));
}

/// Only where the live view does not show it.
void run_observer::print_plain(const std::string& line) {
    if (!quiet_ && !live_.enabled())
        print_notice(line);
}

template <class Print>
void run_observer::print_above_view(Print print) {
    live_.erase();
    print();
    live_.show_again();
}

}  // namespace pingpong::command
