/// \file
/// The options of a gate on the command line.
#ifndef PINGPONG_OPTIONS_GATE_LINE_HPP
#define PINGPONG_OPTIONS_GATE_LINE_HPP

#include <CLI/App.hpp>
#include <optional>
#include <string>

#include "pingpong/commands/gate.hpp"

namespace pingpong::command {

/// Adds those that say what a change is judged by; `words` outlives the command.
void add_change_rules(CLI::App& command, const std::string& heading, rules_words& words);

/// Adds those of assertions alone.
void add_assertions(CLI::App& command, gate_words& words);

/// Adds all that a run can be held to.
void add_gate(CLI::App& command, gate_words& words);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_GATE_LINE_HPP
