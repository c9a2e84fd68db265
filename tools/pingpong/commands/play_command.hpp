/// \file
/// `pingpong play`: the original game, its prompt, its table and its report.md.
#ifndef PINGPONG_COMMANDS_PLAY_COMMAND_HPP
#define PINGPONG_COMMANDS_PLAY_COMMAND_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/options/requests.hpp"

namespace pingpong::command {

/// Plays the counts that were given, then those that are answered at the prompt.
///
/// \throws command_error  Before anything is played, when it could not be.
exit_status perform(const play_request& request);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_PLAY_COMMAND_HPP
