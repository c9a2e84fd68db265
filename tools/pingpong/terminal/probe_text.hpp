/// \file
/// One exchange, step by step, for a person.
#ifndef PINGPONG_TERMINAL_PROBE_TEXT_HPP
#define PINGPONG_TERMINAL_PROBE_TEXT_HPP

#include <cstddef>
#include <string>

#include "pingpong/scheduler/sampling/probe.hpp"

namespace pingpong::command {

/// The steps with their times, what was sent and what came back, and whether it is accepted.
/// Secret header fields are shown as their length.
///
/// \param max_bytes  Of each message.
std::string format_probe(const probed_exchange& probed, std::size_t max_bytes);

/// What went wrong in one line, with the endpoint: "ws://...: ws handshake: ...".
std::string format_probe_failure(const probed_exchange& probed);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_PROBE_TEXT_HPP
