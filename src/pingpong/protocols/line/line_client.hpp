/// \file
/// The client's side of `tcp` and `unix`.
#ifndef PINGPONG_PROTOCOLS_LINE_LINE_CLIENT_HPP
#define PINGPONG_PROTOCOLS_LINE_LINE_CLIENT_HPP

#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/line/line_buffer.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Sends one line after the other on one connection.
///
/// \tparam Clock  Read once per exchange; replaced in tests only.
template <class Stream, class Clock = std::chrono::steady_clock>
class line_client {
public:
    /// \param dial  Asked for one stream; outlives the client.
    line_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial),
          settings_(std::move(settings)),
          text_(settings_.message),
          input_(settings_.limits.max_message_bytes) {}

    /// \par Errors  During "connect".
    task_over<Stream, set_up> open() {
        const auto begin = Clock::now();
        auto dialed = co_await dialer_.dial();
        if (!dialed)
            co_return dialed.error();
        stream_.emplace(std::move(*dialed));
        set_up took;
        took.connect = Clock::now() - begin;
        write_line();
        co_return took;
    }

    /// \par Errors  During "line write" or "line read", with the transport's code; `closed_early`;
    ///              during "line reply", `wrong_reply`.
    task_over<Stream> play(round_trips& samples) {
        auto last = Clock::now();
        for (std::size_t left = samples.room(); left > 0; --left) {
            if (text_.changes()) {
                text_.advance();
                write_line();
            }
            auto [write_error, sent] = co_await asio::async_write(*stream_, asio::buffer(line_),
                                                                  transfer_whole(), as_values);
            if (write_error)
                co_return failure{write_error, "line write"};

            auto reply = input_.take_line();
            while (!reply) {
                if (input_.too_long())
                    co_return failure{errc::message_too_large, "line read"};
                auto [error, received] =
                    co_await stream_->async_read_some(input_.room(), as_values);
                if (error == asio::error::eof)
                    co_return failure{errc::closed_early, "line read"};
                if (error)
                    co_return failure{error, "line read"};
                input_.received(received);
                reply = input_.take_line();
            }
            if (*reply != text_.reply() || !input_.empty())
                co_return failure{errc::wrong_reply, "line reply"};

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
    void write_line() { line_.assign(text_.text()).push_back('\n'); }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_text text_;
    line_buffer input_;
    std::string line_;
    std::optional<Stream> stream_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_LINE_LINE_CLIENT_HPP
