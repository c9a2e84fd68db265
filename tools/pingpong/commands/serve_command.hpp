/// \file
/// `pingpong serve`: the servers alone, for clients elsewhere.
#ifndef PINGPONG_COMMANDS_SERVE_COMMAND_HPP
#define PINGPONG_COMMANDS_SERVE_COMMAND_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/options/server_options.hpp"

namespace pingpong::command {

/// Serves until SIGINT or SIGTERM.
///
/// \throws command_error  When one of the servers cannot listen.
exit_status perform(const serve_request& request);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SERVE_COMMAND_HPP
