#include "pingpong/terminal/experiment_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/terminal/progress_view.hpp"

namespace pingpong::command {

std::vector<diagnostic> warnings_of(const report& report) {
    std::vector<diagnostic> warnings;
    for (const severity level : {severity::invalid, severity::warning})
        std::ranges::copy_if(
            report.diagnostics, std::back_inserter(warnings),
            [level](const diagnostic& candidate) { return candidate.severity() == level; });
    return warnings;
}

std::vector<diagnostic> current_warnings(const run_progress& progress, const report& report) {
    return progress.repetition + 1 < min_independent_repetitions ? std::vector<diagnostic>()
                                                                 : warnings_of(report);
}

std::string format_with_experiment(const report& report, const diagnostic& diagnostic,
                                   std::size_t experiments) {
    std::string text = format_diagnostic(report, diagnostic);
    if (!diagnostic.experiment || experiments < 2)
        return text;
    const std::vector<std::string> names = format_distinctions(report);
    return *diagnostic.experiment < names.size()
               ? names[*diagnostic.experiment] + ": " + text
               : fmt::format("Experiment {}/{}: {}", *diagnostic.experiment + 1, experiments, text);
}

std::optional<std::string> experiment_lines::begin(const run_progress& progress) {
    const bool is_first =
        progress.repetition == 0 && unfinished_.try_emplace(progress.experiment, progress).second;
    return is_first ? std::optional(names_.name_experiment(progress.experiment)) : std::nullopt;
}

std::vector<std::string> experiment_lines::end_repetition(const run_progress& progress,
                                                          const report& report) {
    std::vector<std::string> lines;
    for (const diagnostic& warning : current_warnings(progress, report))
        if (warning.kind != diagnostic_kind::failed &&  // a line has said so as it happened
            warnings_.insert({warning.kind, warning.experiment}).second)
            lines.push_back("CAUTION: " +
                            format_with_experiment(report, warning, progress.experiments));
    unfinished_[progress.experiment] = progress;
    if (report.stopping.at(progress.experiment).reached) {
        lines.push_back(format_end(progress, "precise enough"));
        unfinished_.erase(progress.experiment);
    }
    return lines;
}

std::vector<std::string> experiment_lines::end_run(const report& report) const {
    std::vector<std::string> lines;
    for (auto [index, progress] : unfinished_) {
        progress.ratio = running_ratio_of(report, index);
        lines.push_back(format_end(progress, "stopped"));
    }
    return lines;
}

std::string experiment_lines::format_end(const run_progress& progress,
                                         std::string_view reason) const {
    const std::string ratio = format_running_ratio(progress, names_);
    return fmt::format("{}; {} after {} repetition{}{}{}",
                       names_.name_experiment(progress.experiment), reason, progress.repetition + 1,
                       progress.repetition == 0 ? "" : "s", ratio.empty() ? "" : ": ", ratio);
}

}  // namespace pingpong::command
