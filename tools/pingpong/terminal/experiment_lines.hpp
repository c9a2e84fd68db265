/// \file
/// The course of a run in plain lines, for what is not a terminal.
#ifndef PINGPONG_TERMINAL_EXPERIMENT_LINES_HPP
#define PINGPONG_TERMINAL_EXPERIMENT_LINES_HPP

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/scheduler/observer.hpp"

namespace pingpong::command {

/// The warnings of a run that goes on, the gravest first, without notes; none before an experiment
/// has been repeated often enough for what is found not to be of its connections.
std::vector<diagnostic> warnings_to_tell(const run_progress& progress, const report& so_far);

/// What is the matter, and of which experiment where there are several: "Experiment 2/3: ...".
std::string text_with_place(const report& so_far, const diagnostic& what, std::size_t experiments);

/// Which lines are due: one when an experiment begins, one when it is over, one for each warning.
class experiment_lines {
public:
    /// The line of an experiment that begins; nullopt: it has before.
    std::optional<std::string> begun(const run_progress& progress);

    /// The lines after a repetition: warnings that are new, and that the experiment is precise
    /// enough.
    std::vector<std::string> after_repetition(const run_progress& progress, const report& so_far);

    /// At the end of the run: the experiments that are over without being precise enough, with the
    /// ratios of the final report.
    std::vector<std::string> rest(const report& report) const;

private:
    std::map<std::size_t, run_progress> under_way_;
    std::set<std::pair<diagnostic_kind, std::optional<std::size_t>>> warned_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_EXPERIMENT_LINES_HPP
