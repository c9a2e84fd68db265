/// \file
/// The servers' listeners: why one cannot listen, and to know that before anything is measured.
#ifndef PINGPONG_COMMANDS_LISTENERS_HPP
#define PINGPONG_COMMANDS_LISTENERS_HPP

#include <span>

#include "pingpong/command_error.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {

/// The error of a service that cannot listen, with the service and the place it was to listen at.
command_error cannot_listen(const service& what, const bind_options& bind, const failure& why);

/// Makes `bind.address` numeric where it is a name.
///
/// \throws command_error  `io_failed`, when it is not found.
void resolve_address(bind_options& bind);

/// Listens for a moment, with all services at once, to find out whether it can be done.
///
/// \throws command_error  As of `cannot_listen`.
void check_listening(std::span<const service* const> wanted, const bind_options& bind);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_LISTENERS_HPP
