/// \file
/// How the servers are to listen and what they accept: the options that `run` and `serve` share.
#ifndef PINGPONG_OPTIONS_SERVER_OPTIONS_HPP
#define PINGPONG_OPTIONS_SERVER_OPTIONS_HPP

#include <cstdint>
#include <optional>
#include <string>

#include "pingpong/core/bind.hpp"
#include "pingpong/core/options.hpp"

namespace pingpong::command {

/// A message is held in memory as a whole; this must do.
inline constexpr std::uint64_t max_message_bytes = 1024 * 1024 * 1024;

/// The options as they were written; nullopt: not given.
struct server_words {
    std::optional<std::string> host, tcp_port, ws_port, http_port, unix_path;
    std::optional<std::string> max_header, max_message;
};

/// The same but for where they listen: at ports, and at a socket, that the system chooses.
server_words without_ports(server_words words);

/// \param unix_option  What the option of `unix_path` is called.
/// \throws command_error  `wrong_usage`, naming the option.
bind_options bind_of(const server_words& words, std::string_view unix_option);

/// \throws command_error  `wrong_usage`, naming the option.
limits limits_of(const server_words& words);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_SERVER_OPTIONS_HPP
