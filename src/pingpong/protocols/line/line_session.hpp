/// \file
/// The server's side of `tcp` and `unix`: one message per line.
#ifndef PINGPONG_PROTOCOLS_LINE_LINE_SESSION_HPP
#define PINGPONG_PROTOCOLS_LINE_LINE_SESSION_HPP

#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <cstdint>
#include <string>
#include <utility>

#include "pingpong/protocols/line/line_buffer.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/transport/close.hpp"

namespace pingpong {

/// Answers each line with a line until the peer is done.
///
/// A session outlives the awaitables it returned and is served once.
template <class Stream>
class line_session {
public:
    /// Serves the client at the other end of `stream`.
    line_session(Stream stream, const session_settings& settings)
        : stream_(std::move(stream)),
          settings_(settings),
          input_(settings.limits.max_message_bytes) {}

    /// \return       Lines answered.
    /// \par Errors   During "line read" or "line write", with the transport's code;
    ///               `message_too_large`; `closed_early` when the peer ends within a line.
    task_over<Stream, std::uint64_t> serve() {
        auto answered = co_await answer_lines();
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
    task_over<Stream, std::uint64_t> answer_lines() {
        for (std::uint64_t answered = 0;; ++answered) {
            auto line = input_.take_line();
            while (!line) {
                if (input_.too_long())
                    co_return failure{errc::message_too_large, "line read"};
                auto [error, received] = co_await stream_.async_read_some(input_.room(), as_values);
                if (error == asio::error::eof && input_.empty())
                    co_return answered;
                if (error == asio::error::eof)
                    co_return failure{errc::closed_early, "line read"};
                if (error)
                    co_return failure{error, "line read"};
                input_.received(received);
                line = input_.take_line();
            }
            if (line->size() > settings_.limits.max_message_bytes)
                co_return failure{errc::message_too_large, "line read"};
            if (settings_.watcher)
                settings_.watcher->message(*line);

            reply_.assign(reply_to(*line, settings_.reply, storage_)).push_back('\n');
            auto [error, sent] = co_await asio::async_write(stream_, asio::buffer(reply_),
                                                            transfer_whole(), as_values);
            if (error)
                co_return failure{error, "line write"};
        }
    }

    Stream stream_;
    session_settings settings_;
    line_buffer input_;
    std::string reply_;
    std::string storage_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_LINE_LINE_SESSION_HPP
