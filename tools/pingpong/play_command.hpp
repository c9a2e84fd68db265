/// \file
/// `pingpong play`: the original game, its prompt, its table and its report.md.
#ifndef PINGPONG_PLAY_COMMAND_HPP
#define PINGPONG_PLAY_COMMAND_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/play_options.hpp"

namespace pingpong::command {

/// Plays the counts that were given, then those that are answered at the prompt.
///
/// \throws command_error  Before anything is played, when it could not be.
exit_status perform(const play_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_PLAY_COMMAND_HPP
