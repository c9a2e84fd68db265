/// \file
/// The client's side of HTTP, on one kept connection or on a new one for each request.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_CLIENT_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_CLIENT_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/http/http_head.hpp"
#include "pingpong/protocols/http/http_parser.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Posts one request after the other.
///
/// \tparam Clock  Read once per exchange; replaced in tests only.
template <class Stream, class Clock = std::chrono::steady_clock>
class http_client {
public:
    /// \param dial  Asked for one stream, or for one per exchange; outlives the client.
    http_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial), settings_(std::move(settings)), text_(settings_.message) {
        input_.reserve(settings_.beast.http_reserved_bytes);
        // What the parser does not count, such as trailers, must not pile up either.
        input_.max_size(tuning::read_buffer_bytes + settings_.limits.max_header_bytes);
        compose();
    }

    /// Connects when the connection is to be kept. By the original's rules also makes one GET, to
    /// see that the server is up.
    ///
    /// \par Errors  As of `play`.
    task_over<Stream, set_up> open() {
        set_up took;
        if (settings_.rules == profile::original) {
            round_trips untimed;
            untimed.prepare(1);
            message_ = request_head("GET", settings_.target, settings_.host, version(), true, 0);
            expected_ = greeting;
            auto greeted = co_await play_exchanges(untimed, connection_use::per_request, nullptr);
            if (!greeted)
                co_return greeted.error();
            compose();
        }
        if (settings_.use == connection_use::kept) {
            const auto begin = Clock::now();
            auto dialed = co_await dialer_.dial();
            if (!dialed)
                co_return dialed.error();
            stream_.emplace(std::move(*dialed));
            took.connect = Clock::now() - begin;
        }
        co_return took;
    }

    /// \par Errors  During "connect", "http write" or "http read", with the transport's code or the
    ///              parser's; `closed_early`; during "http reply", `unexpected_status`,
    ///              `wrong_reply`; during "http close", `not_closed_by_peer`.
    task_over<Stream> play(round_trips& samples) {
        return play_exchanges(samples, settings_.use, &text_);
    }

    /// Ends the kept connection, if there is one. Never fails.
    task_over<Stream> close() {
        if (stream_) {
            end_sending(*stream_);
            close_stream(*stream_);
        }
        co_return result<>();
    }

    /// The kept stream; nullptr when there is none.
    Stream* stream() noexcept { return stream_ ? &*stream_ : nullptr; }

private:
    const char* version() const noexcept {
        return settings_.rules == profile::original ? "1.0" : "1.1";
    }

    /// Head and body in one piece of memory, so that they leave in one write. Done once unless the
    /// requests are numbered: unlike a WebSocket frame, which needs a new mask each time (RFC 6455,
    /// 5.3), a request stays the same.
    void compose() {
        const std::string_view body = text_.text();
        message_ = request_head("POST", settings_.target, settings_.host, version(),
                                settings_.use == connection_use::per_request, body.size());
        message_.append(body);
        expected_ = text_.reply();
    }

    /// All of an exchange is in this one coroutine, as with the other clients: a coroutine for each
    /// exchange would cost what the other protocols do not pay.
    ///
    /// \param text  Steps to its next request before each exchange; nullptr: `message_` is sent as
    ///              it is.
    task_over<Stream> play_exchanges(round_trips& samples, connection_use use, request_text* text) {
        namespace http = boost::beast::http;
        auto last = Clock::now();
        for (std::size_t left = samples.room(); left > 0; --left) {
            if (text && text->changes()) {
                text->advance();
                compose();
            }
            if (use == connection_use::per_request) {
                auto dialed = co_await dialer_.dial();
                if (!dialed)
                    co_return dialed.error();
                stream_.emplace(std::move(*dialed));
            }
            auto [write_error, sent] = co_await asio::async_write(*stream_, asio::buffer(message_),
                                                                  transfer_whole(), as_values);
            if (write_error)
                co_return failure{write_error, "http write"};

            begin_response();
            while (!parser_->is_done()) {
                auto [error, parsed] =
                    co_await http::async_read_some(*stream_, input_, *parser_, as_values);
                if (error == http::error::end_of_stream || error == http::error::partial_message)
                    co_return failure{errc::closed_early, "http read"};
                if (error)
                    co_return failure{error, "http read"};
                // An interim response; the final one follows (RFC 9110, 15.2).
                if (parser_->is_done() && parser_->status() / 100 == 1)
                    begin_response();
            }
            if (parser_->status() != 200)
                co_return failure{errc::unexpected_status, "http reply"};
            if (body_ != expected_ || input_.size() != 0)
                co_return failure{errc::wrong_reply, "http reply"};

            if (use == connection_use::per_request) {
                // The server closes first; where the end of the body is its close, it has.
                if (!parser_->need_eof()) {
                    auto [error, received] =
                        co_await stream_->async_read_some(input_.prepare(1), as_values);
                    if (!error)
                        co_return failure{errc::not_closed_by_peer, "http close"};
                    if (error != asio::error::eof)
                        co_return failure{error, "http close"};
                }
                close_stream(*stream_);
                stream_.reset();
            }

            const auto now = Clock::now();
            samples.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    void begin_response() {
        parser_.emplace(body_, settings_.limits.max_header_bytes,
                        settings_.limits.max_message_bytes);
    }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_text text_;
    std::string message_;
    std::string_view expected_;
    std::string body_;
    boost::beast::flat_buffer input_;
    std::optional<http_response_parser> parser_;
    std::optional<Stream> stream_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_CLIENT_HPP
