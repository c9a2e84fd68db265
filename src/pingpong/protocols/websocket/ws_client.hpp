/// \file
/// The client's side of WebSocket.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_CLIENT_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_CLIENT_HPP

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/error.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/core/exchange/request_sequence.hpp"
#include "pingpong/protocols/codec/input_buffer.hpp"
#include "pingpong/protocols/codec/ws_frame.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/reply_failure.hpp"
#include "pingpong/protocols/websocket/ws_handshake.hpp"
#include "pingpong/protocols/websocket/ws_options.hpp"
#include "pingpong/protocols/websocket/ws_refusal.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Sends one text message after the other on one connection, and on another one when the server has
/// ended that between two exchanges: what was sent then is sent again, as over HTTP.
///
/// \tparam Clock   Read once per exchange; replaced in tests only.
/// \par Source     RFC 6455.
template <class Stream, class Clock = std::chrono::steady_clock>
class ws_client {
public:
    /// \param dial  Asked for one stream, and for another one each time that the server has ended
    /// one;
    ///              outlives the client.
    ws_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial), settings_(std::move(settings)), requests_(settings_.message) {}

    /// Connects, shakes hands, and sends the messages that come first.
    ///
    /// \par Errors  During "connect", "ws handshake" or "ws first message", with the transport's
    ///              code or Beast's; `wrong_subprotocol`, `not_offered`.
    task_over<Stream, set_up> open() {
        exchanges_on_stream_ = 0;
        input_.consume(input_.size());
        set_up durations;
        const auto begin = Clock::now();
        auto dialed = co_await dialer_.dial();
        if (!dialed)
            co_return dialed.error();
        const auto connected = Clock::now();
        durations.connect = connected - begin;

        ws_.emplace(std::move(*dialed));
        constexpr std::size_t max_digits = 20;
        configure(*ws_, settings_.beast, settings_.limits, requests_.max_bytes() + max_digits);
        if (!settings_.fields.empty() || !settings_.subprotocol.empty())
            ws_->set_option(boost::beast::websocket::stream_base::decorator(
                [this](boost::beast::websocket::request_type& request) { decorate(request); }));
        boost::beast::websocket::response_type response;
        auto [error] =
            co_await ws_->async_handshake(response, settings_.host, settings_.target, as_values);
        if (error == boost::beast::http::error::end_of_stream)
            co_return failure{errc::closed_early, "ws handshake"};
        if (error == boost::beast::websocket::error::upgrade_declined)
            co_return failure{error, "ws handshake",
                              format_status(response.result_int(), response.body())};
        if (error)
            co_return failure{error, "ws handshake"};
        if (const error_code wrong = find_choice_error(response, settings_.subprotocol)) {
            refuse_server(ws_close_code::protocol_error);
            co_return failure{wrong, "ws handshake"};
        }
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
                auto [write_error, sent] =
                    co_await ws_->async_write(asio::buffer(requests_.bytes()), as_values);
                error_code error = write_error;
                std::string_view step = "ws write";
                for (bool accepted = false; !error && !accepted;) {
                    step = "ws read";
                    do {
                        auto [read_error, received] =
                            co_await ws_->async_read_some(input_.room(), as_values);
                        input_.received(received);
                        error = read_error;
                    } while (!error && !ws_->is_message_done());
                    if (error)
                        break;
                    last_reply_ = input_.bytes();
                    accepted = has_accepted_kind() && requests_.accepts(last_reply_);
                    if (!accepted && !requests_.check().skips_others) {
                        refuse_server(has_accepted_kind() ? ws_close_code::policy
                                                          : ws_close_code::unsupported);
                        co_return wrong_reply("ws reply", requests_, last_reply_);
                    }
                    input_.consume(input_.size());
                }
                retries = error && has_ended_between_exchanges(error);
                if (error && !retries)
                    co_return end_of_connection(error, step);
            } while (retries);

            ++exchanges_on_stream_;
            const auto now = Clock::now();
            samples.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    /// The close handshake. Once the server has answered it, an error of the stream below is no
    /// failure: a proxy that ends TLS answers our announcement of the end by a reset.
    ///
    /// \par Errors  During "ws close".
    /// \par Source  RFC 6455, 7.1.4.
    task_over<Stream> close() {
        if (!ws_)
            co_return result<>();
        const boost::beast::websocket::close_reason normal(
            boost::beast::websocket::close_code::normal);
        auto [error] = co_await ws_->async_close(normal, as_values);
        if (error && ws_->reason().code == boost::beast::websocket::close_code::none)
            co_return failure{error, "ws close"};
        co_return result<>();
    }

    /// The stream of its connection; nullptr: there is none.
    Stream* stream() noexcept { return ws_ ? &ws_->next_layer().next_layer() : nullptr; }

    /// Sends other requests from the next exchange on.
    void change_message(request message) { requests_.replace(std::move(message)); }

    /// The last reply; valid until the next move.
    std::string_view last_reply() const noexcept { return last_reply_; }

private:
    void decorate(boost::beast::websocket::request_type& request) const {
        if (!settings_.subprotocol.empty())
            request.set(boost::beast::http::field::sec_websocket_protocol, settings_.subprotocol);
        for (const header_field& field : settings_.fields)
            if (has_name(field, "Host"))
                request.set(field.name, field.value);
            else
                request.insert(field.name, field.value);
    }

    /// By the reply rule a reply is text; to the user's own messages it may be of either kind.
    bool has_accepted_kind() const {
        return requests_.check().criterion != reply_criterion::rule || ws_->got_text();
    }

    /// Ends the connection for what the server did; `close` then has nothing to do.
    void refuse_server(unsigned code) {
        refuse(*stream(), code);
        ws_.reset();
    }

    /// Whether an error says that the server has ended a connection that has served before, and no
    /// part of a reply had come.
    bool has_ended_between_exchanges(const error_code& error) const {
        if (exchanges_on_stream_ == 0 || !input_.empty())
            return false;
        return has_closed(error) ? is_clean_ws_close(ws_->reason().code) : is_connection_end(error);
    }

    /// Whether the server has sent a close frame; what fails after that is the end of the stream
    /// below, which the server may have closed before we do.
    bool has_closed(const error_code& error) const {
        return error == boost::beast::websocket::error::closed ||
               ws_->reason().code != boost::beast::websocket::close_code::none;
    }

    failure end_of_connection(const error_code& error, std::string_view step) const {
        if (has_closed(error))
            return {errc::closed_early, step, close_text()};
        return {error, step};
    }

    /// The reason that the server gave for its close.
    std::string close_text() const {
        const auto& reason = ws_->reason();
        std::string text = "close code " + std::to_string(reason.code);
        if (!reason.reason.empty())
            text += ", reason " + quote_bytes({reason.reason.data(), reason.reason.size()});
        return text;
    }

    task_over<Stream> send_first_messages() {
        for (const std::string& message : settings_.first) {
            auto [write_error, sent] = co_await ws_->async_write(asio::buffer(message), as_values);
            if (write_error)
                co_return failure{write_error, "ws first message"};
            do {
                auto [error, received] = co_await ws_->async_read_some(input_.room(), as_values);
                input_.received(received);
                if (error == boost::beast::websocket::error::closed)
                    co_return failure{errc::closed_early, "ws first message", close_text()};
                if (error)
                    co_return failure{error, "ws first message"};
            } while (!ws_->is_message_done());
            input_.consume(input_.size());
        }
        co_return result<>();
    }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_sequence requests_;
    input_buffer input_;
    std::string_view last_reply_;
    std::optional<ws_stream<Stream>> ws_;
    std::uint64_t exchanges_on_stream_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_CLIENT_HPP
