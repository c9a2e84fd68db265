/// \file
/// Completion of command lines by shells.
#ifndef PINGPONG_OPTIONS_COMPLETIONS_HPP
#define PINGPONG_OPTIONS_COMPLETIONS_HPP

#include <string>

#include "pingpong/options/command_line.hpp"

namespace pingpong::command {

/// A script that bash loads for `pingpong`.
std::string bash_completion(const command_set& commands);

/// A function `_pingpong` for zsh.
std::string zsh_completion(const command_set& commands);

/// A script that fish loads for `pingpong`.
std::string fish_completion(const command_set& commands);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_COMPLETIONS_HPP
