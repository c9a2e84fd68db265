/// \file
/// Completion of command lines by shells.
#ifndef PINGPONG_OPTIONS_COMPLETIONS_HPP
#define PINGPONG_OPTIONS_COMPLETIONS_HPP

#include <string>

#include "pingpong/options/grammar.hpp"

namespace pingpong::command {

/// A script that bash loads for `pingpong`.
std::string bash_completion(const grammar& known);

/// A function `_pingpong` for zsh.
std::string zsh_completion(const grammar& known);

/// A script that fish loads for `pingpong`.
std::string fish_completion(const grammar& known);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_COMPLETIONS_HPP
