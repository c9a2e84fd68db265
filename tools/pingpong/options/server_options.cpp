#include "pingpong/options/server_options.hpp"

#include <limits>

#include "pingpong/command_error.hpp"
#include "pingpong/options/numbers.hpp"

namespace pingpong::command {
namespace {

/// 0, which leaves the choice to the system, unless a port is given.
std::uint16_t port_of(std::string_view option, const std::optional<std::string>& text) {
    constexpr std::uint64_t largest = std::numeric_limits<std::uint16_t>::max();
    return static_cast<std::uint16_t>(text ? whole_number(option, *text, 0, largest) : 0);
}

command_error empty(std::string_view option, std::string_view expected) {
    return command_error(exit_status::wrong_usage,
                         std::string(option) + ": '' is not " + std::string(expected));
}

}  // namespace

server_words without_ports(server_words words) {
    words.tcp_port.reset();
    words.ws_port.reset();
    words.http_port.reset();
    words.unix_path.reset();
    return words;
}

bind_options bind_of(const server_words& words, std::string_view unix_option) {
    bind_options bind;
    bind.address = words.host.value_or(bind.address);
    if (bind.address.empty())
        throw empty("--host", "an address to listen on, such as 127.0.0.1");
    bind.ports["tcp"] = port_of("--tcp-port", words.tcp_port);
    bind.ports["ws"] = port_of("--ws-port", words.ws_port);
    bind.ports["http"] = port_of("--http-port", words.http_port);
    if (words.unix_path && words.unix_path->empty())
        throw empty(unix_option, "the path of a socket");
    bind.unix_path = words.unix_path.value_or("");
    return bind;
}

limits limits_of(const server_words& words) {
    constexpr std::uint64_t max_header = std::numeric_limits<std::uint32_t>::max();
    limits most;
    if (words.max_header)
        most.max_header_bytes = static_cast<std::uint32_t>(
            byte_count("--max-header", *words.max_header, 1, max_header));
    if (words.max_message)
        most.max_message_bytes =
            byte_count("--max-message", *words.max_message, 1, max_message_bytes);
    return most;
}

}  // namespace pingpong::command
