/// \file
/// The server's side of WebSocket.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_SESSION_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_SESSION_HPP

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/error.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/protocols/codec/input_buffer.hpp"
#include "pingpong/protocols/codec/utf8.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/protocols/websocket/ws_opening.hpp"
#include "pingpong/protocols/websocket/ws_options.hpp"
#include "pingpong/transport/write_behind.hpp"

namespace pingpong {

/// Accepts the upgrade and answers each message until the peer closes; text is answered with text,
/// binary with binary. All messages that a read has brought are answered in one write.
///
/// A session outlives the awaitables it returned and is served once.
///
/// \par Source  RFC 6455.
template <class Stream>
class ws_session {
public:
    /// Serves what connects at the other end of `stream`.
    ws_session(Stream stream, const session_settings& settings)
        : ws_(write_behind<Stream>(std::move(stream))), settings_(settings) {
        configure(ws_, settings_.beast, settings_.limits, 0);
    }

    /// \return      Messages answered. A close frame from the peer is success (RFC 6455, 5.5.1).
    /// \par Errors  During "ws upgrade", `bad_request` after a request that cannot be upgraded was
    ///              answered with 4xx; during "ws accept", "ws read" or "ws write", the transport's
    ///              code or Beast's.
    task_over<Stream, std::uint64_t> serve() {
        auto answered = co_await answer_messages();
        close_stream(ws_.next_layer());
        co_return answered;
    }

    /// Closes with 1001, "going away", while `serve` may be waiting for a message; `serve` then
    /// ends. One that was not accepted yet ends at once; one that is closing is left to it.
    ///
    /// \par Errors  During "ws close". A peer that never answers is for the caller to bound.
    task_over<Stream> finish() {
        if (!accepted_)
            abort();
        if (!ws_.is_open())
            co_return result<>();
        const boost::beast::websocket::close_reason going_away(
            boost::beast::websocket::close_code::going_away);
        auto [error] = co_await ws_.async_close(going_away, as_values);
        if (error)
            co_return failure{error, "ws close"};
        co_return result<>();
    }

    /// Ends the session at once, without a close frame.
    void abort() noexcept { close_stream(ws_.next_layer()); }

    /// The stream that it serves.
    Stream& stream() noexcept { return ws_.next_layer().next_layer().next_layer(); }

    /// The reason in the peer's close frame; empty when it gave none.
    std::string_view close_reason() const noexcept {
        return {ws_.reason().reason.data(), ws_.reason().reason.size()};
    }

private:
    task_over<Stream, std::uint64_t> answer_messages() {
        auto accepted = co_await accept();
        if (!accepted)
            co_return accepted.error();
        const reply_rule& rule = *accepted;

        for (std::uint64_t answered = 0;; ++answered) {
            error_code read_error;
            do {
                auto [error, received] = co_await ws_.async_read_some(input_.room(), as_values);
                input_.received(received);
                read_error = error;
            } while (!read_error && !ws_.is_message_done());
            if (read_error == boost::beast::websocket::error::closed)
                co_return answered;
            if (read_error)
                co_return failure{read_error, "ws read"};

            const std::string_view message = input_.bytes();
            // Beast does not look again when an empty frame ends a message.
            if (ws_.got_text() && ends_within_character(message)) {
                co_await ws_.async_close(boost::beast::websocket::close_code::bad_payload,
                                         as_values);
                co_return failure{boost::beast::websocket::error::bad_frame_payload, "ws read"};
            }
            if (settings_.watcher)
                settings_.watcher->message(message);
            ws_.binary(ws_.got_binary());
            hold_back_if_more_came(message.size());
            const auto reply = asio::buffer(reply_to(message, rule, storage_));
            auto [write_error, sent] = co_await ws_.async_write(reply, as_values);
            if (write_error)
                co_return failure{write_error, "ws write"};
            hold_back(false);
            input_.consume(input_.size());
        }
    }

    void hold_back(bool enabled) noexcept { ws_.next_layer().next_layer().hold_back(enabled); }

    /// Holds the reply back when the read has brought more than the message it answers.
    void hold_back_if_more_came(std::size_t message_bytes) noexcept {
        hold_back(ws_.next_layer().last_read() > masked_frame_bytes(message_bytes));
    }

    /// Reads the upgrade request, answers it, and yields how messages are to be answered.
    task_over<Stream, reply_rule> accept() {
        ws_upgrade upgrade(settings_.limits.max_header_bytes);
        boost::beast::flat_buffer input;
        auto rule = co_await read_upgrade(stream(), input, settings_, upgrade);
        if (!rule)
            co_return rule.error();
        if (const std::string subprotocol = upgrade.subprotocol(); !subprotocol.empty())
            ws_.set_option(choose_subprotocol(subprotocol));
        auto [error] = co_await ws_.async_accept(upgrade.request(), as_values);
        if (error)
            co_return failure{error, "ws accept"};
        accepted_ = true;
        const std::string_view received(static_cast<const char*>(input.data().data()),
                                        input.size());
        ws_.next_layer().prepend(received.substr(upgrade.size()));
        co_return rule;
    }

    /// Has Beast's response name the subprotocol.
    static auto choose_subprotocol(std::string name) {
        return boost::beast::websocket::stream_base::decorator(
            [name = std::move(name)](boost::beast::websocket::response_type& response) {
                response.set(boost::beast::http::field::sec_websocket_protocol, name);
            });
    }

    ws_stream<write_behind<Stream>> ws_;
    session_settings settings_;
    input_buffer input_;
    std::string storage_;
    bool accepted_ = false;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_SESSION_HPP
