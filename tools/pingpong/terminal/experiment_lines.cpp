#include "pingpong/terminal/experiment_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/terminal/progress_words.hpp"

namespace pingpong::command {
namespace {

std::string over_words(const run_progress& last, std::string_view how) {
    const std::string known = ratio_words(last);
    return fmt::format("{}: {} after {} repetition{}{}{}", experiment_words(last), how,
                       last.repetition + 1, last.repetition == 0 ? "" : "s",
                       known.empty() ? "" : ": ", known);
}

}  // namespace

std::vector<diagnostic> warnings_to_tell(const run_progress& progress, const report& so_far) {
    std::vector<diagnostic> told;
    if (progress.repetition + 1 < min_independent_repetitions)
        return told;
    for (const severity weight : {severity::invalid, severity::warning})
        std::ranges::copy_if(so_far.diagnostics, std::back_inserter(told),
                             [weight](const diagnostic& one) { return one.severity() == weight; });
    return told;
}

std::string text_with_place(const report& so_far, const diagnostic& what, std::size_t experiments) {
    const std::string text = format_diagnostic(so_far, what);
    if (!what.experiment || experiments < 2)
        return text;
    return fmt::format("Experiment {}/{}: {}", *what.experiment + 1, experiments, text);
}

std::optional<std::string> experiment_lines::begun(const run_progress& progress) {
    const bool first =
        progress.repetition == 0 && under_way_.try_emplace(progress.experiment, progress).second;
    return first ? std::optional(experiment_words(progress) + ": begun") : std::nullopt;
}

std::vector<std::string> experiment_lines::after_repetition(const run_progress& progress,
                                                            const report& so_far) {
    std::vector<std::string> lines;
    for (const diagnostic& one : warnings_to_tell(progress, so_far))
        if (warned_.insert({one.kind, one.experiment}).second)
            lines.push_back("WARNING: " + text_with_place(so_far, one, progress.experiments));
    under_way_[progress.experiment] = progress;
    if (so_far.stopping.at(progress.experiment).reached) {
        lines.push_back(over_words(progress, "precise enough"));
        under_way_.erase(progress.experiment);
    }
    return lines;
}

std::vector<std::string> experiment_lines::rest(const report& report) const {
    std::vector<std::string> lines;
    for (auto [index, last] : under_way_) {
        last.ratio = running_ratio_of(report, index);
        lines.push_back(over_words(last, "over"));
    }
    return lines;
}

}  // namespace pingpong::command
