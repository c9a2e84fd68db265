/// \file
/// Sets up a WebSocket stream; the same for both sides.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_OPTIONS_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_OPTIONS_HPP

#include <algorithm>
#include <boost/beast/websocket/stream.hpp>
#include <cstddef>

#include "pingpong/core/options.hpp"
#include "pingpong/protocols/websocket/ws_teardown.hpp"
#include "pingpong/transport/read_ahead.hpp"

namespace pingpong {

/// A WebSocket over `Stream` that reads ahead, without permessage-deflate.
template <class Stream>
using ws_stream = boost::beast::websocket::stream<read_ahead<Stream>, tuning::ws_deflate>;

/// Bytes of a message that a client sent in one frame (RFC 6455, 5.2).
constexpr std::size_t masked_frame_bytes(std::size_t message) noexcept {
    const std::size_t extended_length = message > 65535 ? 8 : message > 125 ? 2 : 0;
    return 2 + extended_length + 4 + message;
}

/// Sets up a WebSocket stream before its handshake.
///
/// \param ws         Over a `read_ahead`, nothing of which was read yet.
/// \param beast      How Beast is set up.
/// \param limit      Of received messages.
/// \param max_bytes  Of the messages that will be sent.
template <class WebSocket>
void configure(WebSocket& ws, const beast_settings& beast, const limits& limit,
               std::size_t max_bytes) {
    constexpr std::size_t frame_header_bytes = 14;
    const std::size_t one_frame = beast.ws_auto_fragment ? 0 : max_bytes + frame_header_bytes;
    ws.auto_fragment(beast.ws_auto_fragment);
    ws.write_buffer_bytes(std::max(beast.ws_write_buffer_bytes, one_frame));
    ws.next_layer().read_ahead_if(beast.ws_reads_ahead);
    ws.read_message_max(limit.max_message_bytes);
    ws.secure_prng(tuning::ws_secure_masking);
    ws.text(tuning::ws_text);
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_OPTIONS_HPP
