/// \file
/// Answers what a WebSocket server receives, without I/O.
#ifndef PINGPONG_PROTOCOLS_CODEC_WS_RESPONDER_HPP
#define PINGPONG_PROTOCOLS_CODEC_WS_RESPONDER_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/protocols/codec/reply_batch.hpp"
#include "pingpong/protocols/codec/ws_decoder.hpp"
#include "pingpong/protocols/session.hpp"

namespace pingpong {

/// Turns the bytes that a WebSocket server receives into those that it sends.
///
/// After a close frame was sent nothing more is: what still comes is only read.
class ws_responder {
public:
    /// Answers as `settings` say; by the rule until `answer_by` says otherwise.
    explicit ws_responder(const session_settings& settings)
        : decoder_(ws_role::server, settings.limits.max_message_bytes),
          watcher_(settings.watcher) {}

    /// How messages are answered from now on.
    void answer_by(reply_rule rule) noexcept { rule_ = std::move(rule); }

    /// Answers all that was received, as far as the replies fit into one write.
    ///
    /// \return  `none`: all is answered. `message`: more waits until the replies were written.
    ///          `close` or `failed`: once the replies were written the connection is over.
    ws_event answer_received();

    /// Closes the connection, unless it is closing; the replies then end with the close frame.
    void close(unsigned code);

    /// Whether a close frame was sent, or waits to be.
    bool is_closing() const noexcept { return closing_; }

    /// Messages answered.
    std::uint64_t answered() const noexcept { return answered_; }

    /// The reason in the peer's close frame; empty when it gave none.
    std::string_view close_reason() const noexcept { return reason_; }

    /// Where to read into.
    ws_decoder& input() noexcept { return decoder_; }

    /// What is to be written.
    reply_batch& output() noexcept { return output_; }

private:
    void answer_message();
    void answer_ping();
    void end(ws_event how);

    ws_decoder decoder_;
    reply_batch output_;
    session_watcher* watcher_;
    reply_rule rule_;
    bool closing_ = false;
    std::uint64_t answered_ = 0;
    std::string storage_;
    std::string reason_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_WS_RESPONDER_HPP
