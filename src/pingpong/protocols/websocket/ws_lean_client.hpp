/// \file
/// The client's side of WebSocket, on our own codec.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_LEAN_CLIENT_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_LEAN_CLIENT_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/core/exchange/request_sequence.hpp"
#include "pingpong/protocols/codec/input_buffer.hpp"
#include "pingpong/protocols/codec/ws_decoder.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/reply_failure.hpp"
#include "pingpong/protocols/websocket/ws_handshake.hpp"
#include "pingpong/protocols/websocket/ws_refusal.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Sends one text message after the other, as `ws_client` does.
///
/// \tparam Clock   Read once per exchange; replaced in tests only.
/// \par Source     RFC 6455.
template <class Stream, class Clock = std::chrono::steady_clock>
class ws_lean_client {
public:
    /// \param dial  Asked for one stream, and for another one each time that the server has ended
    /// one;
    ///              outlives the client.
    ws_lean_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial),
          settings_(std::move(settings)),
          requests_(settings_.message),
          input_(ws_role::client, settings_.limits.max_message_bytes) {}

    /// Connects, shakes hands, and sends the messages that come first.
    ///
    /// \par Errors  During "connect", "ws handshake" or "ws first message", with the transport's
    ///              code or Beast's; `wrong_subprotocol`, `not_offered`.
    task_over<Stream, set_up> open() {
        exchanges_on_stream_ = 0;
        input_ = ws_decoder(ws_role::client, settings_.limits.max_message_bytes);
        set_up durations;
        const auto begin = Clock::now();
        auto dialed = co_await dialer_.dial();
        if (!dialed)
            co_return dialed.error();
        const auto connected = Clock::now();
        durations.connect = connected - begin;
        stream_.emplace(std::move(*dialed));
        auto opened = co_await shake_hands();
        if (!opened)
            co_return opened.error();
        auto prepared = co_await send_first_messages();
        if (!prepared)
            co_return prepared.error();
        durations.handshake = Clock::now() - connected;
        co_return durations;
    }

    /// \par Errors  During "ws write" or "ws read", with the transport's code or Beast's;
    ///              `closed_early`; during "ws reply", `wrong_reply`, which the server is told by
    ///              a close frame. As of `open`, when the server has ended the connection.
    task_over<Stream> play(round_trips& samples) {
        requests_.prepare(samples.room());
        auto last = Clock::now();
        for (std::size_t remaining = samples.room(); remaining > 0; --remaining) {
            requests_.advance();
            bool retries = false;
            do {
                if (retries) {
                    auto opened = co_await open();
                    if (!opened)
                        co_return opened.error();
                }
                compose(ws_kind::text, requests_.bytes());
                auto [write_error, sent] = co_await asio::async_write(
                    *stream_, asio::buffer(frame_), transfer_whole(), as_values);
                std::optional<failure> ended;
                if (write_error)
                    ended.emplace(write_error, "ws write");
                for (bool accepted = false; !ended && !accepted;) {
                    ws_event event = input_.next();
                    while (event != ws_event::message && !ended) {
                        if (event == ws_event::none) {
                            auto [error, received] =
                                co_await stream_->async_read_some(input_.room(), as_values);
                            input_.received(received);
                            if (error)
                                ended.emplace(error, "ws read");
                        } else {
                            auto went_on = co_await answer_control(event);
                            if (!went_on)
                                ended.emplace(went_on.error());
                        }
                        if (!ended)
                            event = input_.next();
                    }
                    if (ended)
                        break;
                    last_reply_ = input_.payload();
                    accepted = has_accepted_kind() && requests_.accepts(last_reply_);
                    if (!accepted && !requests_.check().skips_others) {
                        refuse(*stream_, has_accepted_kind() ? ws_close_code::policy
                                                             : ws_close_code::unsupported);
                        open_ = false;
                        co_return wrong_reply("ws reply", requests_, last_reply_);
                    }
                }
                retries = ended && has_ended_between_exchanges(ended->code);
                if (ended && !retries)
                    co_return end_of_connection(std::move(*ended));
            } while (retries);

            ++exchanges_on_stream_;
            const auto now = Clock::now();
            samples.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    /// The close handshake; then waits for the server to end the connection (RFC 6455, 7.1.1).
    ///
    /// \par Errors  During "ws close".
    task_over<Stream> close() {
        if (!open_ && stream_)
            close_stream(*stream_);
        if (!open_)
            co_return result<>();
        compose(ws_kind::close, close_payload(ws_close_code::normal));
        auto [write_error, sent] =
            co_await asio::async_write(*stream_, asio::buffer(frame_), transfer_whole(), as_values);
        if (write_error)
            co_return failure{write_error, "ws close"};
        open_ = false;
        for (ws_event event = input_.next(); event != ws_event::close; event = input_.next()) {
            if (event == ws_event::failed)
                co_return failure{input_.error(), "ws close"};
            if (event != ws_event::none)
                continue;
            auto [error, received] = co_await stream_->async_read_some(input_.room(), as_values);
            if (error == asio::error::eof)
                co_return failure{errc::closed_early, "ws close"};
            if (error)
                co_return failure{error, "ws close"};
            input_.received(received);
        }
        co_await stream_->async_read_some(input_.room(), as_values);
        close_stream(*stream_);
        co_return result<>();
    }

    /// The stream of its connection; nullptr: there is none.
    Stream* stream() noexcept { return stream_ ? &*stream_ : nullptr; }

    /// Sends other requests from the next exchange on.
    void change_message(request message) { requests_.replace(std::move(message)); }

    /// The last reply; valid until the next move.
    std::string_view last_reply() const noexcept { return last_reply_; }

private:
    task_over<Stream> shake_hands() {
        ws_handshake handshake(settings_);
        auto [write_error, sent] = co_await asio::async_write(
            *stream_, asio::buffer(handshake.request()), transfer_whole(), as_values);
        if (write_error)
            co_return failure{write_error, "ws handshake"};
        input_buffer received;
        while (!handshake.parse(received.bytes())) {
            auto [error, bytes] = co_await stream_->async_read_some(received.room(), as_values);
            if (error == asio::error::eof && received.empty())
                co_return failure{errc::closed_early, "ws handshake"};
            if (error && error != asio::error::eof)
                co_return failure{error, "ws handshake"};
            received.received(bytes);
            if (error) {
                handshake.end();
                break;
            }
        }
        if (const error_code wrong = handshake.error())
            co_return failure{wrong, "ws handshake", handshake.refusal()};
        if (const error_code wrong = handshake.choice_error(settings_.subprotocol)) {
            refuse(*stream_, ws_close_code::protocol_error);
            co_return failure{wrong, "ws handshake"};
        }
        input_.append(received.bytes().substr(handshake.size()));
        open_ = true;
        co_return result<>();
    }

    /// Sends the messages that come first, and awaits a reply to each.
    task_over<Stream> send_first_messages() {
        for (const std::string& message : settings_.first) {
            compose(ws_kind::text, message);
            auto [write_error, sent] = co_await asio::async_write(*stream_, asio::buffer(frame_),
                                                                  transfer_whole(), as_values);
            if (write_error)
                co_return failure{write_error, "ws first message"};
            for (ws_event event = input_.next(); event != ws_event::message;
                 event = input_.next()) {
                if (event != ws_event::none) {
                    auto went_on = co_await answer_control(event);
                    if (!went_on)
                        co_return failure{went_on.error().code, "ws first message",
                                          went_on.error().detail};
                    continue;
                }
                auto [error, bytes] = co_await stream_->async_read_some(input_.room(), as_values);
                if (error == asio::error::eof)
                    co_return failure{errc::closed_early, "ws first message"};
                if (error)
                    co_return failure{error, "ws first message"};
                input_.received(bytes);
            }
        }
        co_return result<>();
    }

    /// By the reply rule a reply is text; to the user's own messages it may be of either kind.
    bool has_accepted_kind() const noexcept {
        return requests_.check().criterion != reply_criterion::rule ||
               input_.kind() == ws_kind::text;
    }

    /// Whether an error says that the server has ended a connection that has served before, and no
    /// part of a reply had come.
    bool has_ended_between_exchanges(const error_code& error) const noexcept {
        if (exchanges_on_stream_ == 0)
            return false;
        return error == errc::closed_early
                   ? !input_.is_within_message() && is_clean_ws_close(input_.close().code)
                   : input_.is_between_frames() && is_connection_end(error);
    }

    static failure end_of_connection(failure ended) {
        if (ended.code == asio::error::eof)
            ended.code = errc::closed_early;
        return ended;
    }

    /// The reason that the server gave for its close.
    std::string close_text() const {
        std::string text = "close code " + std::to_string(input_.close().code);
        if (!input_.close().reason.empty())
            text += ", reason " + quote_bytes(input_.close().reason);
        return text;
    }

    /// Does what something other than a message asks for.
    task_over<Stream> answer_control(ws_event event) {
        if (event == ws_event::pong)
            co_return result<>();
        if (event == ws_event::ping)
            compose(ws_kind::pong, input_.payload());
        else
            compose(ws_kind::close,
                    close_payload(event == ws_event::close ? input_.close().code
                                                           : close_code_for(input_.error())));
        auto [error, sent] =
            co_await asio::async_write(*stream_, asio::buffer(frame_), transfer_whole(), as_values);
        if (event == ws_event::ping) {
            if (error)
                co_return failure{error, "ws write"};
            co_return result<>();
        }
        close_stream(*stream_);
        open_ = false;
        if (event == ws_event::close)
            co_return failure{errc::closed_early, "ws read", close_text()};
        co_return failure{input_.error(), "ws read"};
    }

    void compose(ws_kind kind, std::string_view payload) {
        frame_.clear();
        append_masked_frame(frame_, kind, payload, masks_.next());
    }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_sequence requests_;
    ws_decoder input_;
    std::string_view last_reply_;
    ws_mask_source masks_;
    std::string frame_;
    std::optional<Stream> stream_;
    bool open_ = false;
    std::uint64_t exchanges_on_stream_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_LEAN_CLIENT_HPP
