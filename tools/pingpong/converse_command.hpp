/// \file
/// `pingpong converse`: the original experiment's client as a process of its own, for
/// `run --bridge`; not in the help.
#ifndef PINGPONG_CONVERSE_COMMAND_HPP
#define PINGPONG_CONVERSE_COMMAND_HPP

#include <cstdint>
#include <string>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/exit_status.hpp"
#include "pingpong/protocols/original_client.hpp"

namespace pingpong::command {

/// The words as they were written.
struct converse_words {
    std::string over, url, count;
};

/// What to play.
struct converse_options {
    protocol_family over = protocol_family::ws;
    endpoint where;  ///< Resolved.
    std::uint64_t count = 0;
};

/// \throws command_error  `wrong_usage`, naming the word.
converse_options check(const converse_words& words);

/// Plays one conversation by the original's rules; prints nothing but, for whoever started it, the
/// step and the cause of a failure on standard output.
///
/// \return  `done` when all exchanges went well; else `io_failed`.
exit_status perform(const converse_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_CONVERSE_COMMAND_HPP
