/// \file
/// The frames of WebSocket as bytes.
#ifndef PINGPONG_PROTOCOLS_CODEC_WS_FRAME_HPP
#define PINGPONG_PROTOCOLS_CODEC_WS_FRAME_HPP

#include <boost/system/error_code.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pingpong/protocols/codec/ws_mask.hpp"

namespace pingpong {

/// Which side of a connection one is: only a client masks.
enum class ws_role { server, client };

/// What a frame holds; the opcode of RFC 6455, 5.2.
enum class ws_kind : unsigned char {
    continuation = 0,
    text = 1,
    binary = 2,
    close = 8,
    ping = 9,
    pong = 10
};

/// Close, ping or pong.
constexpr bool is_control(ws_kind kind) noexcept {
    return kind >= ws_kind::close;
}

/// What a frame says about its payload.
struct ws_frame_header {
    ws_kind kind = ws_kind::text;     ///< The opcode.
    bool last = true;                 ///< Of its message.
    ws_mask mask = 0;                 ///< 0 where there is none.
    std::uint64_t payload_bytes = 0;  ///< Of this frame alone.
};

/// Reads the header of a frame that `reader` was sent.
///
/// \return      The bytes of the header; 0 while it is not complete, and on error.
/// \par Errors  Beast's `websocket::error`, as far as a header can be wrong by itself.
std::size_t parse_frame_header(std::string_view bytes, ws_role reader, ws_frame_header& header,
                               boost::system::error_code& error);

/// Appends the header of a server's frame, which is the last of its message.
void append_frame_header(std::string& to, ws_kind kind, std::uint64_t payload_bytes);

/// Appends a client's frame, which is the last of its message.
void append_masked_frame(std::string& to, ws_kind kind, std::string_view payload, ws_mask key);

/// Why a connection is closed (RFC 6455, 7.4.1).
namespace ws_close_code {
inline constexpr unsigned normal = 1000;          ///< It has served its purpose.
inline constexpr unsigned going_away = 1001;      ///< The server goes down.
inline constexpr unsigned protocol_error = 1002;  ///< A frame was wrong.
inline constexpr unsigned unsupported = 1003;     ///< A message was of a kind not expected.
inline constexpr unsigned bad_payload = 1007;     ///< A text was no UTF-8.
inline constexpr unsigned policy = 1008;          ///< A message was not the expected one.
inline constexpr unsigned too_big = 1009;         ///< A message was longer than is accepted.
}  // namespace ws_close_code

/// Whether a server that closes with this code has only had enough of the connection: it goes away,
/// restarts, or gives no reason: 1005, or 0 as Beast has it.
///
/// \par Source  RFC 6455, 7.4.1, and the registry that it set up (1012).
constexpr bool is_clean_ws_close(unsigned code) noexcept {
    constexpr unsigned no_status = 1005, service_restart = 1012;
    return code == 0 || code == ws_close_code::normal || code == ws_close_code::going_away ||
           code == no_status || code == service_restart;
}

/// The code to close with after what a peer sent was found to be wrong.
unsigned close_code_for(const boost::system::error_code& error) noexcept;

/// The payload of a close frame without a reason.
std::string close_payload(unsigned code);

/// What a close frame says; `code` is `normal` when it says nothing.
struct ws_close {
    /// One of `ws_close_code`, or another that RFC 6455 allows.
    unsigned code = ws_close_code::normal;
    std::string_view reason;  ///< For a person, UTF-8; empty: none. Refers to the payload.
};

/// \param payload  Outlives what is returned.
/// \par Errors     Beast's `bad_close_size`, `bad_close_code` or `bad_close_payload`.
ws_close parse_close(std::string_view payload, boost::system::error_code& error);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_WS_FRAME_HPP
