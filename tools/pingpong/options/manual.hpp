/// \file
/// The manual page.
#ifndef PINGPONG_OPTIONS_MANUAL_HPP
#define PINGPONG_OPTIONS_MANUAL_HPP

#include <string>

#include "pingpong/options/command_line.hpp"

namespace pingpong::command {

/// The page in the man macros: `frame`, with the version in place of `@VERSION@`, the commands and
/// their arguments in place of `@COMMANDS@`, and all options in place of `@OPTIONS@`.
std::string manual_page(std::string frame, const command_set& commands);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_MANUAL_HPP
