/// \file
/// `pingpong run --processes`: the command lines by which several processes share a run.
#ifndef PINGPONG_PROCESS_RUN_SHARES_HPP
#define PINGPONG_PROCESS_RUN_SHARES_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "pingpong/options/run_options.hpp"

namespace pingpong::command {

/// One command line for each of `processes`, of this program: it runs the same plan for its share
/// of the time, and of the rounds where they are limited, in an order of its own, and prints the
/// report as JSON.
///
/// \param words  Good ones.
/// \param whole  The plan that they make.
std::vector<std::vector<std::string>> shares_of(const run_words& words, const plan& whole,
                                                std::uint64_t processes);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_RUN_SHARES_HPP
