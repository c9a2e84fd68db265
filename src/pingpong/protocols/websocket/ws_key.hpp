/// \file
/// The key of a WebSocket handshake, and the proof that a server has understood it.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_KEY_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_KEY_HPP

#include <string>
#include <string_view>

namespace pingpong {

/// A random value of Sec-WebSocket-Key (RFC 6455, 4.1).
std::string make_ws_key();

/// The value of Sec-WebSocket-Accept for a key (RFC 6455, 4.2.2).
///
/// \param key  At most 24 characters, as a key has.
std::string ws_accept_of(std::string_view key);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_KEY_HPP
