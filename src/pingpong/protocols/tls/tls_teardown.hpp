/// \file
/// How a WebSocket ends TLS: what Beast needs to know of `tls_stream`.
#ifndef PINGPONG_PROTOCOLS_TLS_TLS_TEARDOWN_HPP
#define PINGPONG_PROTOCOLS_TLS_TLS_TEARDOWN_HPP

#include <utility>

#include "pingpong/protocols/websocket/ws_teardown.hpp"
#include "pingpong/transport/tls/tls_stream.hpp"

namespace pingpong {

/// TLS ends with its announcement, then as what is below it ends.
template <class NextLayer, class Handler>
void async_teardown(boost::beast::role_type role, tls_stream<NextLayer>& stream,
                    Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    stream.send_close_notify();
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_TLS_TLS_TEARDOWN_HPP
