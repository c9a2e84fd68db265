/// \file
/// How many files and sockets may be open at once.
#ifndef PINGPONG_PROCESS_DESCRIPTOR_LIMIT_HPP
#define PINGPONG_PROCESS_DESCRIPTOR_LIMIT_HPP

#include <cstdint>
#include <span>

#include "pingpong/core/experiment.hpp"
#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong::command {

/// What every program has open, and some to spare.
inline constexpr std::uint64_t other_descriptors = 16;

/// The descriptors that contenders need at once.
///
/// For each connection: the client's end and, where the server is in this process, its end too. A
/// protocol that connects for each exchange has one more, which is about to close. A server in this
/// process also has a listener.
///
/// \param connections  Of each contender.
/// \param protocols    Has all contenders.
std::uint64_t descriptors_for(std::span<const contender_spec> contenders, std::uint64_t connections,
                              const protocol_table& protocols);

/// Raises the limit of this process if it is below `needed`.
///
/// \throws command_error  `wrong_usage`, with both numbers, when it may not be raised so far.
void ensure_descriptors(std::uint64_t needed);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_DESCRIPTOR_LIMIT_HPP
