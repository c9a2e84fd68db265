/// \file
/// The client's side of HTTP on one kept connection, on our own codec.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_LEAN_CLIENT_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_LEAN_CLIENT_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "pingpong/protocols/codec/http_reader.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/http/http_head.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Posts one request after the other on one connection.
///
/// \tparam Clock  Read once per exchange; replaced in tests only.
template <class Stream, class Clock = std::chrono::steady_clock>
class http_lean_client {
public:
    /// \param dial  Asked for one stream; outlives the client.
    http_lean_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial),
          settings_(std::move(settings)),
          text_(settings_.message),
          input_(http_reader::reads::responses, settings_.limits) {
        compose();
    }

    /// \par Errors  During "connect".
    task_over<Stream, set_up> open() {
        set_up took;
        const auto begin = Clock::now();
        auto dialed = co_await dialer_.dial();
        if (!dialed)
            co_return dialed.error();
        stream_.emplace(std::move(*dialed));
        took.connect = Clock::now() - begin;
        co_return took;
    }

    /// \par Errors  During "http write" or "http read", with the transport's code or Beast's for
    ///              what is wrong; `closed_early`; during "http reply", `unexpected_status`,
    ///              `wrong_reply`.
    task_over<Stream> play(round_trips& samples) {
        auto last = Clock::now();
        for (std::size_t left = samples.room(); left > 0; --left) {
            if (text_.changes()) {
                text_.advance();
                compose();
            }
            auto [write_error, sent] = co_await asio::async_write(*stream_, asio::buffer(message_),
                                                                  transfer_whole(), as_values);
            if (write_error)
                co_return failure{write_error, "http write"};

            event found = next_response();
            while (found == event::incomplete) {
                auto [error, received] =
                    co_await stream_->async_read_some(input_.room(), as_values);
                if (error && error != asio::error::eof)
                    co_return failure{error, "http read"};
                input_.received(received);
                found = error ? input_.end() : next_response();
            }
            if (found == event::failed)
                co_return failure{what_failed(), "http read"};
            if (input_.head().status != 200)
                co_return failure{errc::unexpected_status, "http reply"};
            if (input_.body() != text_.reply() || !input_.empty())
                co_return failure{errc::wrong_reply, "http reply"};

            const auto now = Clock::now();
            samples.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    /// Ends the connection, if there is one. Never fails.
    task_over<Stream> close() {
        if (stream_) {
            end_sending(*stream_);
            close_stream(*stream_);
        }
        co_return result<>();
    }

    /// The stream of its connection; nullptr: there is none.
    Stream* stream() noexcept { return stream_ ? &*stream_ : nullptr; }

private:
    using event = http_reader::event;

    /// The final response: interim ones only announce it (RFC 9110, 15.2).
    event next_response() {
        event found = input_.next();
        while (found == event::message && input_.head().status / 100 == 1)
            found = input_.next();
        return found;
    }

    error_code what_failed() const {
        namespace http = boost::beast::http;
        if (input_.error() == http::error::end_of_stream ||
            input_.error() == http::error::partial_message)
            return errc::closed_early;
        return input_.error();
    }

    /// Head and body in one piece of memory, so that they leave in one write.
    void compose() {
        const std::string_view body = text_.text();
        message_ =
            request_head("POST", settings_.target, settings_.host, "1.1", false, body.size());
        message_.append(body);
    }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_text text_;
    std::string message_;
    http_reader input_;
    std::optional<Stream> stream_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_LEAN_CLIENT_HPP
