/// \file
/// The progress of a run in plain lines, where standard error is no terminal.
#ifndef PINGPONG_TERMINAL_EXPERIMENT_LINES_HPP
#define PINGPONG_TERMINAL_EXPERIMENT_LINES_HPP

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/scheduler/observer.hpp"
#include "pingpong/terminal/run_names.hpp"

namespace pingpong::command {

/// The warnings of a report, the most severe first, without notes.
std::vector<diagnostic> warnings_of(const report& report);

/// The warnings of an unfinished run, as `warnings_of`; none before an
/// experiment has enough repetitions to tell a finding from the luck of its connections.
std::vector<diagnostic> current_warnings(const run_progress& progress, const report& so_far);

/// The text of a diagnostic; where there are several experiments, after which one it is about:
/// "16 KiB: ...", by what tells that from the others.
std::string format_with_experiment(const report& report, const diagnostic& diagnostic,
                                   std::size_t experiments);

/// The lines to print: one when an experiment begins, one when it ends, one for each warning.
class experiment_lines {
public:
    explicit experiment_lines(run_names names) : names_(std::move(names)) {}

    /// The line of an experiment that begins; nullopt: it has begun before.
    std::optional<std::string> begin(const run_progress& progress);

    /// The lines after a repetition: new warnings, and that the experiment is precise enough.
    std::vector<std::string> end_repetition(const run_progress& progress, const report& report);

    /// The lines at the end of the run: the experiments that are not precise enough, with the
    /// ratios of the final report.
    std::vector<std::string> end_run(const report& report) const;

private:
    std::string format_end(const run_progress& progress, std::string_view reason) const;

    run_names names_;
    std::map<std::size_t, run_progress> unfinished_;
    std::set<std::pair<diagnostic_kind, std::optional<std::size_t>>> warnings_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_EXPERIMENT_LINES_HPP
