#include "pingpong/terminal/run_observer.hpp"

#include <fmt/format.h>

#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/terminal/log.hpp"
#include "pingpong/terminal/progress_view.hpp"
#include "pingpong/terminal/progress_words.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

namespace {

/// Something answered, but not what was asked for: its time would be that of something else.
bool answered_wrongly(const boost::system::error_code& code) {
    return code == errc::wrong_reply || code == errc::unexpected_status;
}

/// The first of the gravest warnings; empty when there is none that matters.
std::string gravest_warning(const run_progress& progress, const report& so_far) {
    const auto warnings = warnings_to_tell(progress, so_far);
    return warnings.empty() ? std::string()
                            : "WARNING so far: " +
                                  text_with_place(so_far, warnings.front(), progress.experiments);
}

std::string repetition_words(const run_progress& progress) {
    const std::string known = ratio_words(progress);
    return fmt::format("{}: repetition {} over after {:.1f} s, {} exchanges so far{}{}",
                       experiment_words(progress), progress.repetition + 1,
                       std::chrono::duration<double>(progress.elapsed).count(),
                       progress.exchanges_done, known.empty() ? "" : "; ", known);
}

std::string failure_words(const trial_failure& what) {
    return fmt::format("experiment {}, repetition {}: {} failed during {}: {} ({}:{})",
                       what.experiment + 1, what.repetition + 1, escape_terminal(what.protocol),
                       what.failure.during, escape_terminal(what.failure.code.message()),
                       what.failure.code.category().name(), what.failure.code.value());
}

}  // namespace

run_observer::run_observer(report_files& files, const display_options& how)
    : files_(files), quiet_(how.level == verbosity::quiet), live_(!quiet_, how.colour) {
    if (how.level == verbosity::verbose)
        log_ = make_log("run", make_log_sink(), spdlog::level::info, spdlog::level::info);
}

void run_observer::started(const run_progress& progress) {
    if (const auto line = plain_.begun(progress))
        tell_plainly(*line);
    show(progress);
}

void run_observer::finished(const run_progress& progress, const report& so_far) {
    const bool first_repetition = progress.repetition == 0;
    const std::string error = files_.update(so_far, first_repetition);
    if (!error.empty())
        above_the_view([&] { complain(error + "; it is tried again"); });
    for (const std::string& line : plain_.after_repetition(progress, so_far))
        tell_plainly(line);
    if (log_)
        above_the_view([&] { log_->info(repetition_words(progress)); });
    trouble_ = failure_.empty() ? gravest_warning(progress, so_far) : failure_;
    show(progress);
}

void run_observer::failed(const trial_failure& what) {
    above_the_view([&] {
        complain(fmt::format("{}: {}", what.protocol, what.text));
        if (log_)
            log_->error(failure_words(what));
    });
    trouble_ = failure_ = fmt::format("FAILED: {}: {}", what.protocol, what.text);
    if (answered_wrongly(what.failure.code))
        status_ = exit_status::invalid_measurement;
    else if (status_ == exit_status::done)
        status_ = exit_status::io_failed;
}

void run_observer::end(const report& measured) {
    live_.erase();
    for (const std::string& line : plain_.rest(measured))
        tell_plainly(line);
}

void run_observer::show(const run_progress& progress) {
    if (live_.due())
        live_.show(progress_view(progress, trouble_, live_.style()));
}

/// What the view shows in its place is not told in lines as well.
void run_observer::tell_plainly(const std::string& line) {
    if (!quiet_ && !live_.enabled())
        tell(line);
}

template <class Say>
void run_observer::above_the_view(Say say) {
    live_.erase();
    say();
    live_.bring_back();
}

}  // namespace pingpong::command
