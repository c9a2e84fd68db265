/// \file
/// How many files and sockets may be open at once.
#ifndef PINGPONG_PROCESS_DESCRIPTOR_LIMIT_HPP
#define PINGPONG_PROCESS_DESCRIPTOR_LIMIT_HPP

#include <cstdint>
#include <span>

#include "pingpong/core/experiment.hpp"

namespace pingpong::command {

/// What every program has open, and some to spare.
inline constexpr std::uint64_t other_descriptors = 16;

/// The descriptors that contenders need at once, each with so many connections: the client's end of
/// each and, where the server is in this process, its listener and its end too, of which one that
/// connects for each exchange has as many again that are about to close.
std::uint64_t descriptors_for(std::span<const contender_spec> contenders,
                              std::uint64_t connections);

/// Raises the limit of this process as far as it may where `needed` is more.
///
/// \throws command_error  `wrong_usage`, with both numbers, when that is not far enough.
void ensure_descriptors(std::uint64_t needed);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_DESCRIPTOR_LIMIT_HPP
