#include "pingpong/protocols/protocol_table.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "pingpong/core/edit_distance.hpp"
#include "pingpong/protocols/protocol_entries.hpp"

namespace pingpong {
namespace {

constexpr std::array service_table{
    service{"tcp", "tcp", variant::tuned, false, serve_tcp},
    service{"unix", "unix", variant::tuned, false, serve_unix},
    service{"ws", "ws", variant::tuned, true, serve_ws},
    service{"http", "http", variant::tuned, true, serve_http},
    service{"ws-lean", "ws", variant::lean, true, serve_ws_lean},
    service{"http-lean", "http", variant::lean, true, serve_http_lean},
    service{"ws-default", "ws", variant::defaults, true, serve_ws_default},
    service{"http-default", "http", variant::defaults, true, serve_http_default},
};

constexpr std::array protocol_table{
    protocol{"tcp", "a line each way over TCP: the floor", service_table[0], make_tcp},
    protocol{"unix", "a line each way over a Unix socket", service_table[1], make_unix},
    protocol{"ws", "a WebSocket text message each way", service_table[2], make_ws},
    protocol{"http-keepalive", "HTTP POST on a kept connection", service_table[3],
             make_http_keepalive},
    protocol{"http-close", "HTTP POST on a new connection each time", service_table[3],
             make_http_close},
    protocol{"ws-lean", "a WebSocket text message each way, our own codec", service_table[4],
             make_ws_lean},
    protocol{"http-lean", "HTTP POST on a kept connection, our own codec", service_table[5],
             make_http_lean},
    protocol{"ws-default", "a WebSocket text message each way, Beast as it comes", service_table[6],
             make_ws_default},
    protocol{"http-default", "HTTP POST on a kept connection, Beast as it comes", service_table[7],
             make_http_default},
};

}  // namespace

std::span<const protocol> protocols() noexcept {
    return protocol_table;
}

std::span<const service> services() noexcept {
    return service_table;
}

const protocol* find_protocol(std::string_view name) noexcept {
    const auto found = std::ranges::find(protocol_table, name, &protocol::name);
    return found == protocol_table.end() ? nullptr : &*found;
}

std::string_view nearest_protocol(std::string_view name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    // Whoever writes "http" has begun to write "http-keepalive", though "tcp" takes fewer edits.
    const auto begun = [&lower](const protocol& known) { return known.name.starts_with(lower); };
    const auto found = std::ranges::find_if(protocol_table, begun);
    if (!lower.empty() && found != protocol_table.end())
        return found->name;
    const auto edits = [&lower](const protocol& known) { return edits_between(lower, known.name); };
    return std::ranges::min_element(protocol_table, {}, edits)->name;
}

}  // namespace pingpong
