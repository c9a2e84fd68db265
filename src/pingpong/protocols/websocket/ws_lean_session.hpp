/// \file
/// The server's side of WebSocket, on our own codec.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_LEAN_SESSION_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_LEAN_SESSION_HPP

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/protocols/codec/ws_responder.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/protocols/websocket/ws_opening.hpp"

namespace pingpong {

/// Accepts the upgrade and answers each message until the peer closes, as `ws_session` does. All
/// messages that a read has brought are answered in one write.
///
/// A session outlives the awaitables it returned and is served once.
///
/// \par Source  RFC 6455.
template <class Stream>
class ws_lean_session {
public:
    /// Serves what connects at the other end of `stream`.
    ws_lean_session(Stream stream, const session_settings& settings)
        : stream_(std::move(stream)), settings_(settings), responder_(settings) {}

    /// \return      Messages answered. A close frame from the peer is success (RFC 6455, 5.5.1).
    /// \par Errors  During "ws upgrade", `bad_request` after a request that cannot be upgraded was
    ///              answered with 4xx; during "ws accept", "ws read" or "ws write", the transport's
    ///              code or Beast's.
    task_over<Stream, std::uint64_t> serve() {
        auto answered = co_await answer_messages();
        close_stream(stream_);
        open_ = false;
        outcome_ = answered ? error_code() : answered.error().code;
        if (end_timer_)
            end_timer_->cancel();
        co_return answered;
    }

    /// Closes with 1001, "going away", while `serve` may be waiting for a message; `serve` then
    /// ends. One that was not accepted yet ends at once; one that is closing is left to it.
    ///
    /// \par Errors  During "ws close". A peer that never answers is for the caller to bound.
    task_over<Stream> finish() {
        if (!accepted_)
            abort();
        if (!accepted_ || !open_ || responder_.is_closing() || end_timer_)
            co_return result<>();
        end_timer_.emplace(stream_.get_executor(), std::chrono::steady_clock::time_point::max());
        if (!writing_) {
            responder_.close(ws_close_code::going_away);
            writing_ = true;
            auto [error, sent] =
                co_await async_write_batch(stream_, responder_.output(), as_values);
            responder_.output().clear();
            writing_ = false;
            if (error)
                close_stream(stream_);
        }
        if (open_)
            co_await end_timer_->async_wait(as_values);
        end_timer_.reset();
        if (outcome_)
            co_return failure{outcome_, "ws close"};
        co_return result<>();
    }

    /// Ends the session at once, without a close frame.
    void abort() noexcept { close_stream(stream_); }

    /// The stream that it serves.
    Stream& stream() noexcept { return stream_; }

    /// The reason in the peer's close frame; empty when it gave none.
    std::string_view close_reason() const noexcept { return responder_.close_reason(); }

private:
    using timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                             asio::wait_traits<std::chrono::steady_clock>,
                                             typename Stream::executor_type>;

    task_over<Stream, std::uint64_t> answer_messages() {
        auto accepted = co_await accept();
        if (!accepted)
            co_return accepted.error();
        for (;;) {
            const ws_event event = responder_.answer_received();
            // Where `finish` writes its close frame, nothing else is to be written.
            while (!writing_ && !responder_.output().empty()) {
                writing_ = true;
                auto [error, sent] =
                    co_await async_write_batch(stream_, responder_.output(), as_values);
                responder_.output().clear();
                writing_ = false;
                if (error && event != ws_event::close)
                    co_return failure{error, "ws write"};
                // `finish` has left its close frame to this, so that it comes behind the replies.
                if (!error && end_timer_)
                    responder_.close(ws_close_code::going_away);
            }
            if (event == ws_event::close)
                co_return responder_.answered();
            if (event == ws_event::failed) {
                co_await linger(stream_, settings_.limits.max_message_bytes);
                co_return failure{responder_.input().error(), "ws read"};
            }
            if (event == ws_event::message)
                continue;
            auto [error, received] =
                co_await stream_.async_read_some(responder_.input().room(), as_values);
            if (error)
                co_return failure{error, "ws read"};
            responder_.input().received(received);
        }
    }

    /// Reads the upgrade request and answers it.
    task_over<Stream> accept() {
        ws_upgrade upgrade(settings_.limits.max_header_bytes);
        boost::beast::flat_buffer input;
        auto rule = co_await read_upgrade(stream_, input, settings_, upgrade);
        if (!rule)
            co_return rule.error();
        const std::string response = upgrade.acceptance();
        auto [error, sent] = co_await asio::async_write(stream_, asio::buffer(response), as_values);
        if (error)
            co_return failure{error, "ws accept"};
        accepted_ = true;
        const std::string_view received(static_cast<const char*>(input.data().data()),
                                        input.size());
        responder_.input().append(received.substr(upgrade.size()));
        responder_.answer_by(std::move(*rule));
        co_return result<>();
    }

    Stream stream_;
    session_settings settings_;
    ws_responder responder_;
    bool accepted_ = false;
    bool open_ = true;
    bool writing_ = false;
    error_code outcome_;
    std::optional<timer> end_timer_;  ///< Of who finishes; outlives a `finish` that is cancelled.
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_LEAN_SESSION_HPP
