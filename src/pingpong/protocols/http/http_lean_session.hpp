/// \file
/// The server's side of HTTP, on our own codec.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_LEAN_SESSION_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_LEAN_SESSION_HPP

#include <boost/asio/error.hpp>
#include <cstdint>
#include <utility>

#include "pingpong/protocols/codec/http_responder.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/transport/close.hpp"

namespace pingpong {

/// Answers one request after the other as `http_session` does, and all requests that a read has
/// brought in one write.
///
/// A session outlives the awaitables it returned and is served once.
///
/// \par Source  RFC 9112 (HTTP/1.1), RFC 1945 (HTTP/1.0).
template <class Stream>
class http_lean_session {
public:
    /// Serves the client at the other end of `stream`.
    http_lean_session(Stream stream, const session_settings& settings)
        : stream_(std::move(stream)),
          max_unwanted_(settings.limits.max_message_bytes),
          responder_(settings) {}

    /// \return      Requests answered with 200.
    /// \par Errors  During "http read" or "http write", with the transport's code or Beast's for
    ///              what is wrong. A request that cannot be parsed is first answered with that.
    task_over<Stream, std::uint64_t> serve() {
        auto answered = co_await answer_requests();
        close_stream(stream_);
        co_return answered;
    }

    /// Ends the session politely: what was answered arrives, then the peer reads the end.
    task_over<Stream> finish() {
        end_sending(stream_);
        close_stream(stream_);
        co_return result<>();
    }

    /// Ends the session at once.
    void abort() noexcept { close_stream(stream_); }

    /// The stream that it serves.
    Stream& stream() noexcept { return stream_; }

private:
    using next_step = http_responder::next_step;

    task_over<Stream, std::uint64_t> answer_requests() {
        for (next_step next = next_step::read;;) {
            if (next == next_step::read) {
                auto [error, received] =
                    co_await stream_.async_read_some(responder_.input().room(), as_values);
                if (error && error != asio::error::eof)
                    co_return failure{error, "http read"};
                responder_.input().received(received);
                next = error ? responder_.answer_the_end() : responder_.answer_received();
            } else {
                next = responder_.answer_received();
            }
            if (!responder_.output().empty()) {
                auto [write_error, sent] =
                    co_await async_write_batch(stream_, responder_.output(), as_values);
                responder_.output().clear();
                if (write_error && next != next_step::linger)
                    co_return failure{write_error, "http write"};
            }
            if (next == next_step::close)
                co_return responder_.answered();
            if (next == next_step::linger) {
                co_await linger(stream_, max_unwanted_);
                co_return failure{responder_.error(), "http read"};
            }
        }
    }

    Stream stream_;
    std::uint64_t max_unwanted_;
    http_responder responder_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_LEAN_SESSION_HPP
