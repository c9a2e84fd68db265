/// \file
/// A conversation as the original experiment times one.
#ifndef PINGPONG_COMMANDS_ORIGINAL_CONVERSATION_HPP
#define PINGPONG_COMMANDS_ORIGINAL_CONVERSATION_HPP

#include <cstdint>

#include "pingpong/protocols/contender.hpp"

namespace pingpong::command {

/// Opens, makes `count` exchanges, closes; with a deadline of 5 s for each step without progress.
///
/// \param client  Outlives the awaitable.
/// \par Errors    As of the client's moves, and of `while_progressing`.
task<> play_whole(contender& client, std::uint64_t count);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_ORIGINAL_CONVERSATION_HPP
