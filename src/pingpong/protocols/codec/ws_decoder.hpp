/// \file
/// Cuts what a WebSocket receives into messages and control frames.
#ifndef PINGPONG_PROTOCOLS_CODEC_WS_DECODER_HPP
#define PINGPONG_PROTOCOLS_CODEC_WS_DECODER_HPP

#include <boost/system/error_code.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pingpong/protocols/codec/input_buffer.hpp"
#include "pingpong/protocols/codec/utf8.hpp"
#include "pingpong/protocols/codec/ws_frame.hpp"

namespace pingpong {

/// What was received next.
enum class ws_event {
    none,     ///< Nothing complete: more has to be read.
    message,  ///< `payload`, of `kind` text or binary.
    ping,     ///< `payload` is to be sent back.
    pong,     ///< Asks for nothing.
    close,    ///< `close` says why; nothing follows.
    failed    ///< `error` says what is wrong; nothing follows.
};

/// Cuts received bytes into messages and control frames; does no I/O.
///
/// Frames are unmasked where they lie, as they arrive, so a message in one frame is never copied.
///
/// \par Source  RFC 6455, 5 and 8.1.
class ws_decoder {
public:
    /// \param reader   Who reads: a server's input is masked.
    /// \param longest  Bytes of the longest message that is accepted.
    ws_decoder(ws_role reader, std::uint64_t longest) : reader_(reader), longest_(longest) {}

    /// Takes the next thing out of what was received.
    ws_event next();

    /// What `next` has found last; valid until `room`.
    std::string_view payload() const noexcept { return payload_; }

    /// Of the last message or control frame.
    ws_kind kind() const noexcept { return kind_; }

    /// What the peer's close frame says, once `next` has found one.
    const ws_close& close() const noexcept { return close_; }

    /// Beast's `websocket::error` of what is wrong.
    const boost::system::error_code& error() const noexcept { return error_; }

    /// Nothing that was received waits to be taken.
    bool empty() const noexcept { return input_.empty(); }

    /// Whether fragments of a message have come, and not the last one.
    bool is_within_message() const noexcept { return in_message_; }

    /// Whether nothing has come since the last whole message or control frame.
    bool is_between_frames() const noexcept { return !in_message_ && !in_frame_ && input_.empty(); }

    /// Where to read into.
    asio::mutable_buffer room() {
        return input_.room(in_frame_ ? static_cast<std::size_t>(frame_.payload_bytes) : 0);
    }

    /// Says how much of `room` was read into.
    void received(std::size_t count) noexcept { input_.received(count); }

    /// Takes what was received before the first `room`.
    void append(std::string_view early) { input_.append(early); }

private:
    bool begin_frame();
    boost::system::error_code check_order() const;
    bool take_payload();
    ws_event end_frame();
    ws_event end_data_frame();
    ws_event end_close_frame();

    ws_role reader_;
    std::uint64_t longest_;
    input_buffer input_;

    ws_frame_header frame_;
    bool in_frame_ = false;
    std::size_t unmasked_ = 0;  ///< Bytes of the frame's payload.

    bool in_message_ = false;  ///< A fragment has come, the last one has not.
    ws_kind kind_ = ws_kind::text;
    utf8_checker text_;
    std::string joined_;  ///< The fragments of a message.

    std::string_view payload_;
    ws_close close_;
    boost::system::error_code error_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_WS_DECODER_HPP
