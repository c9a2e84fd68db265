/// \file
/// The names that the experiments and contenders of a run have on the screen.
#ifndef PINGPONG_TERMINAL_RUN_NAMES_HPP
#define PINGPONG_TERMINAL_RUN_NAMES_HPP

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// The names that the experiments and contenders of a run have on the screen.
class run_names {
public:
    explicit run_names(const plan& plan);

    /// The name of an experiment by what tells it from the others, as "Experiment 2/3: 16 KiB"; of
    /// a single one "Experiment: 1000 exchanges".
    std::string name_experiment(std::size_t index) const;

    /// The display name of a contender, as "HTTP keep-alive"; a label is its own. Control
    /// characters are escaped.
    std::string name_contender(const std::string& name) const;

private:
    std::vector<std::string> distinctions_;  ///< See `format_distinctions`.
    std::map<std::string, std::string> display_names_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_RUN_NAMES_HPP
