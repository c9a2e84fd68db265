/// \file
/// Finds out before anything is measured whether the servers can listen.
#ifndef PINGPONG_COMMANDS_LISTENERS_HPP
#define PINGPONG_COMMANDS_LISTENERS_HPP

#include <span>

#include "pingpong/command_error.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {

/// The error of a service that cannot listen: names it and where it should have listened.
command_error cannot_listen(const service& service, const bind_options& bind,
                            const failure& failure);

/// Makes `bind.address` numeric if it is a name.
///
/// \throws command_error  `io_failed`: it is not found.
void resolve_address(bind_options& bind);

/// Listens for a moment with all services at once, to find out whether that works.
///
/// \throws command_error  As of `cannot_listen`.
void validate_listening(std::span<const service* const> services, const bind_options& bind);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_LISTENERS_HPP
