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
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/http/http_parser.hpp"
#include "pingpong/protocols/http/http_requests.hpp"
#include "pingpong/protocols/reply_failure.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Sends one request after the other. A kept connection that the server ends between two exchanges
/// is replaced by another one; the exchange that needs it pays for it.
///
/// \tparam Clock  Read once per exchange; replaced in tests only.
template <class Stream, class Clock = std::chrono::steady_clock>
class http_client {
public:
    /// \param dial  Asked for one stream, or for one per exchange, and for another one each time
    ///              that the server has ended one; outlives the client.
    http_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial), settings_(std::move(settings)), requests_(make_http_requests(settings_)) {
        input_.reserve(settings_.beast.http_reserved_bytes);
        // What the parser does not count, such as trailers, must not pile up either.
        input_.max_size(tuning::read_buffer_bytes + settings_.limits.max_header_bytes);
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
            request_sequence greeting_request = make_greeting_request(settings_);
            auto greeted =
                co_await play_exchanges(untimed, connection_use::per_request, greeting_request);
            if (!greeted)
                co_return greeted.error();
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
        return play_exchanges(samples, settings_.use, requests_);
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

    /// Sends other requests from the next exchange on.
    void change_message(request message) { requests_.replace(std::move(message)); }

    /// The body of the last reply; valid until the next move.
    std::string_view last_reply() const noexcept { return body_; }

private:
    /// All of an exchange is in this one coroutine, as with the other clients: a coroutine for each
    /// exchange would cost what the other protocols do not pay.
    task_over<Stream> play_exchanges(round_trips& samples, connection_use use,
                                     request_sequence& requests) {
        namespace http = boost::beast::http;
        requests.prepare(samples.room());
        auto last = Clock::now();
        for (std::size_t left = samples.room(); left > 0; --left) {
            requests.advance();
            bool retries = false;
            do {
                const bool is_reused = stream_.has_value() && exchanges_on_stream_ > 0;
                if (!stream_) {
                    auto dialed = co_await dialer_.dial();
                    if (!dialed)
                        co_return dialed.error();
                    stream_.emplace(std::move(*dialed));
                    exchanges_on_stream_ = 0;
                }
                auto [write_error, sent] = co_await asio::async_write(
                    *stream_, asio::buffer(requests.bytes()), transfer_whole(), as_values);
                error_code error = write_error;
                std::string_view step = "http write";
                begin_response();
                while (!error && !parser_->is_done()) {
                    auto [read_error, parsed] =
                        co_await http::async_read_some(*stream_, input_, *parser_, as_values);
                    error = read_error;
                    step = "http read";
                    // An interim response; the final one follows (RFC 9110, 15.2).
                    if (!error && parser_->is_done() && parser_->status() / 100 == 1)
                        begin_response();
                }
                // A server may end an idle connection at any time; what was sent then is sent again
                // on another one (RFC 9112, 9.3.1).
                retries = error && is_reused && !parser_->got_some() && input_.size() == 0 &&
                          (error == http::error::end_of_stream || is_connection_end(error));
                if (retries)
                    drop_stream();
                else if (error == http::error::end_of_stream ||
                         error == http::error::partial_message)
                    co_return unreadable_reply(errc::closed_early, step, received_text());
                else if (error)
                    co_return unreadable_reply(error, step, received_text());
            } while (retries);
            if (!requests.check().accepts_status(parser_->status()))
                co_return unexpected_status("http reply", requests.check(), parser_->status(),
                                            body_);
            if (!requests.accepts(body_) || input_.size() != 0)
                co_return wrong_reply("http reply", requests, body_);

            ++exchanges_on_stream_;
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
                drop_stream();
            } else if (!parser_->keep_alive()) {
                drop_stream();  // the server has announced its end
            }

            const auto now = Clock::now();
            samples.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    /// What came and was not parsed.
    std::string_view received_text() const {
        const auto bytes = input_.data();
        return {static_cast<const char*>(bytes.data()), bytes.size()};
    }

    void drop_stream() {
        close_stream(*stream_);
        stream_.reset();
        input_.clear();
    }

    void begin_response() {
        parser_.emplace(body_, settings_.limits.max_header_bytes,
                        settings_.limits.max_message_bytes);
    }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_sequence requests_;
    std::string body_;
    boost::beast::flat_buffer input_;
    std::optional<http_response_parser> parser_;
    std::optional<Stream> stream_;
    std::uint64_t exchanges_on_stream_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_CLIENT_HPP
