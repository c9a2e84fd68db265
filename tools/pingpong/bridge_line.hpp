/// \file
/// The options of a bridge on the command line, and the command that it starts.
#ifndef PINGPONG_BRIDGE_LINE_HPP
#define PINGPONG_BRIDGE_LINE_HPP

#include <CLI/App.hpp>

#include "pingpong/converse_command.hpp"
#include "pingpong/run_options.hpp"

namespace pingpong::command {

/// Adds those of `run`; `words` outlives the command.
void add_bridge(CLI::App& run, run_words& words);

/// Adds `converse`, which is in no help: the program itself starts it.
void add_converse(CLI::App& app, converse_words& words);

}  // namespace pingpong::command

#endif  // PINGPONG_BRIDGE_LINE_HPP
