/// \file
/// Reads the request that opens a WebSocket, for every implementation of the session.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_OPENING_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_OPENING_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/read_size.hpp>
#include <cstddef>
#include <string>

#include "pingpong/protocols/session.hpp"
#include "pingpong/protocols/websocket/ws_upgrade.hpp"
#include "pingpong/transport/close.hpp"

namespace pingpong {

/// Reads the upgrade request, and refuses it where it cannot be upgraded.
///
/// \param input    Holds what was read afterwards; outlives the awaitable, as all parameters do.
/// \param upgrade  Holds the request afterwards.
/// \return         How messages are to be answered.
/// \par Errors     During "ws upgrade": `bad_request` after a request that cannot be upgraded was
///                 answered with 4xx, `closed_early`, or the transport's code.
template <class Stream>
task_over<Stream, reply_rule> read_upgrade(Stream& stream, boost::beast::flat_buffer& input,
                                           const session_settings& settings, ws_upgrade& upgrade) {
    while (!upgrade.parse(input)) {
        const std::size_t max_bytes = boost::beast::read_size(input, tuning::read_buffer_bytes);
        auto [error, received] =
            co_await stream.async_read_some(input.prepare(max_bytes), as_values);
        if (error == asio::error::eof)
            co_return failure{errc::closed_early, "ws upgrade"};
        if (error)
            co_return failure{error, "ws upgrade"};
        input.commit(received);
    }
    if (settings.watcher)
        settings.watcher->head("GET", upgrade.target(), upgrade.rendered_fields());

    reply_rule rule;
    const std::string refusal = upgrade.refusal(settings, rule);
    if (!refusal.empty()) {
        co_await asio::async_write(stream, asio::buffer(refusal), as_values);
        co_await linger(stream, settings.limits.max_message_bytes);
        co_return failure{errc::bad_request, "ws upgrade"};
    }
    co_return rule;
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_OPENING_HPP
