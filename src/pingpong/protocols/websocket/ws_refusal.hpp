/// \file
/// How a WebSocket client ends a connection whose server did not do what it should.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_REFUSAL_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_REFUSAL_HPP

#include <boost/asio/buffer.hpp>
#include <string>

#include "pingpong/protocols/codec/ws_frame.hpp"
#include "pingpong/transport/close.hpp"

namespace pingpong {

/// Tells the server why, then closes the stream at once: neither waits, so that what went wrong is
/// reported without delay. A server that has let its receive buffer fill is not told.
///
/// \param stream  Nothing is pending on it.
/// \param code    One of `ws_close_code`.
/// \par Source    RFC 6455, 7.1.7.
template <class Stream>
void refuse(Stream& stream, unsigned code) {
    std::string frame;
    append_masked_frame(frame, ws_kind::close, close_payload(code), ws_mask_source().next());
    error_code ignored;
    stream.try_write(asio::buffer(frame), ignored);
    close_stream(stream);
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_REFUSAL_HPP
