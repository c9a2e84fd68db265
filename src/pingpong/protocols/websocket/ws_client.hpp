/// \file
/// The client's side of WebSocket.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_CLIENT_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_CLIENT_HPP

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/error.hpp>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "pingpong/protocols/codec/input_buffer.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/websocket/ws_options.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Sends one text message after the other on one connection.
///
/// \tparam Clock   Read once per exchange; replaced in tests only.
/// \par Source     RFC 6455.
template <class Stream, class Clock = std::chrono::steady_clock>
class ws_client {
public:
    /// \param dial  Asked for one stream; outlives the client.
    ws_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial), settings_(std::move(settings)), text_(settings_.message) {}

    /// \par Errors  During "connect" or "ws handshake", with the transport's code or Beast's.
    task_over<Stream, set_up> open() {
        set_up durations;
        const auto begin = Clock::now();
        auto dialed = co_await dialer_.dial();
        if (!dialed)
            co_return dialed.error();
        const auto connected = Clock::now();
        durations.connect = connected - begin;

        ws_.emplace(std::move(*dialed));
        configure(*ws_, settings_.beast, settings_.limits, text_.text().size());
        auto [error] = co_await ws_->async_handshake(settings_.host, settings_.target, as_values);
        if (error == boost::beast::http::error::end_of_stream)
            co_return failure{errc::closed_early, "ws handshake"};
        if (error)
            co_return failure{error, "ws handshake"};
        durations.handshake = Clock::now() - connected;
        co_return durations;
    }

    /// \par Errors  During "ws write" or "ws read", with the transport's code or Beast's;
    ///              `closed_early`; during "ws reply", `wrong_reply`.
    task_over<Stream> play(round_trips& samples) {
        auto last = Clock::now();
        for (std::size_t remaining = samples.room(); remaining > 0; --remaining) {
            text_.advance();
            auto [write_error, sent] =
                co_await ws_->async_write(asio::buffer(text_.text()), as_values);
            if (write_error)
                co_return failure{write_error, "ws write"};
            error_code read_error;
            do {
                auto [error, received] = co_await ws_->async_read_some(input_.room(), as_values);
                input_.received(received);
                read_error = error;
            } while (!read_error && !ws_->is_message_done());
            if (read_error == boost::beast::websocket::error::closed)
                co_return failure{errc::closed_early, "ws read"};
            if (read_error)
                co_return failure{read_error, "ws read"};

            if (!ws_->got_text() || input_.bytes() != text_.reply())
                co_return failure{errc::wrong_reply, "ws reply"};
            input_.consume(input_.size());

            const auto now = Clock::now();
            samples.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    /// The close handshake.
    ///
    /// \par Errors  During "ws close".
    task_over<Stream> close() {
        if (!ws_)
            co_return result<>();
        const boost::beast::websocket::close_reason normal(
            boost::beast::websocket::close_code::normal);
        auto [error] = co_await ws_->async_close(normal, as_values);
        if (error)
            co_return failure{error, "ws close"};
        co_return result<>();
    }

    /// The stream of its connection; nullptr: there is none.
    Stream* stream() noexcept { return ws_ ? &ws_->next_layer().next_layer() : nullptr; }

private:
    dialer<Stream>& dialer_;
    client_settings settings_;
    request_text text_;
    input_buffer input_;
    std::optional<ws_stream<Stream>> ws_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_CLIENT_HPP
