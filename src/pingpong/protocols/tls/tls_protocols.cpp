#include "pingpong/protocols/tls/tls_protocols.hpp"

#include <array>
#include <vector>

#include "pingpong/protocols/protocol.hpp"

namespace pingpong {

// Each is in the translation unit that instantiates its session, or its client.
started_server listen_tls_lines(executor, const listening_place&, const session_settings&);
started_server listen_wss(executor, const listening_place&, const session_settings&);
started_server listen_https(executor, const listening_place&, const session_settings&);

made_contender make_tls_lines(executor, const endpoint&, client_settings);
made_contender make_wss(executor, const endpoint&, client_settings);
made_contender make_https(executor, const endpoint&, client_settings);

namespace {

using colour = protocol_colour;
using mark = protocol_mark;

constexpr implementation tuned = implementation::tuned;

constexpr service tls_service{"tls", "tls", tuned, false, listen_tls_lines};
constexpr service wss_service{"wss", "wss", tuned, true, listen_wss};
constexpr service https_service{"https", "https", tuned, true, listen_https};

constexpr protocol_traits secured(const protocol_role& plays, colour hue, mark shape) {
    protocol_traits traits;
    traits.family = plays.family;
    traits.use = plays.use;
    traits.secured = security::tls;
    traits.colour = hue;
    traits.mark = shape;
    return traits;
}

constexpr protocol_role lines{protocol_family::line};

constexpr std::array rows{
    protocol{{"tls",
              "raw TLS",
              "a line each way over TLS",
              secured(lines, colour::bluish_green, mark::diamond),
              {"tcp", "TLS", 5}},
             tls_service,
             make_tls_lines},
    protocol{{"wss",
              "WebSocket over TLS",
              "a WebSocket text message each way, over TLS",
              secured(roles::websocket, colour::blue, mark::circle),
              {"tls", "WebSocket framing", 6}},
             wss_service,
             make_wss},
    protocol{{"https-keepalive",
              "HTTPS keep-alive",
              "HTTP POST on a kept connection, over TLS",
              secured(roles::http_kept, colour::orange, mark::square),
              {"tls", "HTTP text", 7}},
             https_service,
             make_https},
    protocol{{"https-close",
              "HTTPS reconnect",
              "HTTP POST on a new connection each time, over TLS",
              secured(roles::http_per_request, colour::vermilion, mark::wedge),
              {"https-keepalive", "a new connection each time", 8}},
             https_service,
             make_https},
};

}  // namespace

protocol_table all_protocols() {
    static const std::vector<protocol> all = [] {
        const protocol_table plain;
        std::vector<protocol> joined(plain.begin(), plain.end());
        for (const protocol& row : rows)
            joined.push_back(row);
        return joined;
    }();
    return {all.data(), all.size()};
}

}  // namespace pingpong
