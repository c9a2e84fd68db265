#include "pingpong/protocols/protocol_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "pingpong/protocols/protocol.hpp"

namespace pingpong {

// Each is in the translation unit that instantiates its session, or its client.
started_server listen_tcp_lines(executor, const listening_place&, const session_settings&);
started_server listen_unix_lines(executor, const listening_place&, const session_settings&);
started_server listen_ws(executor, const listening_place&, const session_settings&);
started_server listen_http(executor, const listening_place&, const session_settings&);
started_server listen_ws_lean(executor, const listening_place&, const session_settings&);
started_server listen_http_lean(executor, const listening_place&, const session_settings&);

made_contender make_lines(executor, const endpoint&, client_settings);
made_contender make_ws(executor, const endpoint&, client_settings);
made_contender make_http(executor, const endpoint&, client_settings);
made_contender make_ws_lean(executor, const endpoint&, client_settings);
made_contender make_http_lean(executor, const endpoint&, client_settings);

namespace {

using enum implementation;
using colour = protocol_colour;
using mark = protocol_mark;

constexpr service tcp_service{"tcp", "tcp", tuned, false, listen_tcp_lines};
constexpr service unix_service{"unix", "unix", tuned, false, listen_unix_lines};
constexpr service ws_service{"ws", "ws", tuned, true, listen_ws};
constexpr service http_service{"http", "http", tuned, true, listen_http};
constexpr service ws_lean_service{"ws-lean", "ws", lean, true, listen_ws_lean};
constexpr service http_lean_service{"http-lean", "http", lean, true, listen_http_lean};
constexpr service ws_default_service{"ws-default", "ws", defaults, true, listen_ws};
constexpr service http_default_service{"http-default", "http", defaults, true, listen_http};

constexpr protocol_traits line(socket_family socket, colour hue, mark shape) {
    protocol_traits traits;
    traits.socket = socket;
    traits.is_floor = socket == socket_family::tcp;
    traits.colour = hue;
    traits.mark = shape;
    return traits;
}

constexpr protocol_traits role(const protocol_role& plays, colour hue, mark shape) {
    protocol_traits traits;
    traits.family = plays.family;
    traits.use = plays.use;
    traits.implemented_by = plays.implemented_by;
    traits.secured = plays.secured;
    traits.colour = hue;
    traits.mark = shape;
    return traits;
}

constexpr std::array rows{
    protocol{{"tcp",
              "raw TCP",
              "a line each way over TCP: the floor",
              line(socket_family::tcp, colour::bluish_green, mark::diamond),
              {"unix", "TCP/IP instead of a Unix socket", 1}},
             tcp_service,
             make_lines},
    protocol{{"unix",
              "Unix socket",
              "a line each way over a Unix socket",
              line(socket_family::unix_domain, colour::reddish_purple, mark::triangle),
              {}},
             unix_service,
             make_lines},
    protocol{{"ws",
              "WebSocket",
              "a WebSocket text message each way",
              role(roles::websocket, colour::blue, mark::circle),
              {"tcp", "WebSocket framing", 2}},
             ws_service,
             make_ws},
    protocol{{"http-keepalive",
              "HTTP keep-alive",
              "HTTP POST on a kept connection",
              role(roles::http_kept, colour::orange, mark::square),
              {"tcp", "HTTP text", 3}},
             http_service,
             make_http},
    protocol{{"http-close",
              "HTTP reconnect",
              "HTTP POST on a new connection each time",
              role(roles::http_per_request, colour::vermilion, mark::wedge),
              {"http-keepalive", "a new connection each time", 4}},
             http_service,
             make_http},
    protocol{{"ws-lean",
              "ws-lean",
              "a WebSocket text message each way, our own codec",
              role(roles::websocket.by(lean), colour::blue, mark::circle),
              {}},
             ws_lean_service,
             make_ws_lean},
    protocol{{"http-lean",
              "http-lean",
              "HTTP POST on a kept connection, our own codec",
              role(roles::http_kept.by(lean), colour::orange, mark::square),
              {}},
             http_lean_service,
             make_http_lean},
    protocol{{"ws-default",
              "ws-default",
              "a WebSocket text message each way, Beast as it comes",
              role(roles::websocket.by(defaults), colour::blue, mark::plus),
              {}},
             ws_default_service,
             make_ws},
    protocol{{"http-default",
              "http-default",
              "HTTP POST on a kept connection, Beast as it comes",
              role(roles::http_kept.by(defaults), colour::orange, mark::cross),
              {}},
             http_default_service,
             make_http},
};

}  // namespace

listening_place service::place(const bind_options& bind) const {
    listening_place where;
    where.scheme = scheme;
    where.address = bind.address;
    where.port = bind.port(name);
    where.unix_path = bind.unix_path;
    return where;
}

started_server service::start(executor io_executor, const bind_options& bind,
                              session_settings settings) const {
    if (implemented_by == defaults)
        settings.beast = beast_settings::defaults();
    return listen(io_executor, place(bind), settings);
}

made_contender protocol::make(executor io_executor, const endpoint& where,
                              client_settings settings) const {
    settings.use = traits.use;
    if (traits.implemented_by == defaults)
        settings.beast = beast_settings::defaults();
    return make_client(io_executor, where, std::move(settings));
}

protocol_table::protocol_table() noexcept : protocol_table(rows.data(), rows.size()) {
}

const protocol* protocol_table::find(std::string_view name) const noexcept {
    const auto found = std::ranges::find(*this, name, &protocol::name);
    return found == end() ? nullptr : found;
}

const protocol_info* protocol_table::find_info(std::string_view name) const noexcept {
    return find(name);
}

std::vector<protocol_info> protocol_table::infos() const {
    return std::vector<protocol_info>(begin(), end());
}

std::vector<std::string_view> protocol_table::names() const {
    std::vector<std::string_view> names;
    for (const protocol& row : *this)
        names.push_back(row.name);
    return names;
}

std::string_view protocol_table::nearest_name(std::string_view name) const {
    return pingpong::nearest_name(names(), name);
}

std::vector<const service*> protocol_table::services() const {
    std::vector<const service*> services;
    for (const protocol& row : *this)
        if (std::ranges::find(services, &row.served_by) == services.end())
            services.push_back(&row.served_by);
    return services;
}

const protocol* find_protocol(std::string_view name) noexcept {
    return protocol_table().find(name);
}

}  // namespace pingpong
