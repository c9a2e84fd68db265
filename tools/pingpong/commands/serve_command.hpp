/// \file
/// `pingpong serve`: the servers alone, for clients elsewhere.
#ifndef PINGPONG_COMMANDS_SERVE_COMMAND_HPP
#define PINGPONG_COMMANDS_SERVE_COMMAND_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/server_options.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {

/// The options as they were written.
struct serve_words {
    server_words servers;
    std::optional<std::string> protocols;
    bool echo = false;
    bool lean = false;
    bool verbose = false;
};

/// Where to listen, and how to answer.
struct serve_options {
    bind_options bind;  ///< The address is as the user wrote it.
    limits most;
    reply_mode mode = reply_mode::answer;
    std::vector<const service*> services;  ///< Those to run, each once.

    /// What each line says about where a service is: its name, or the scheme of its URL where there
    /// is but one of each.
    bool prints_names = false;
    bool verbose = false;
};

/// \throws command_error  `wrong_usage`, naming the option.
serve_options check(const serve_words& words);

/// Serves until SIGINT or SIGTERM.
///
/// \throws command_error  When one of the servers cannot listen.
exit_status perform(serve_options options);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SERVE_COMMAND_HPP
