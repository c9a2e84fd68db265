/// \file
/// The client's side of `tcp` and `unix`.
#ifndef PINGPONG_PROTOCOLS_LINE_LINE_CLIENT_HPP
#define PINGPONG_PROTOCOLS_LINE_LINE_CLIENT_HPP

#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/core/exchange/request_sequence.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/line/line_buffer.hpp"
#include "pingpong/protocols/reply_failure.hpp"
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
          requests_(settings_.message, end_line),
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
        co_return took;
    }

    /// \par Errors  During "line write" or "line read", with the transport's code; `closed_early`;
    ///              during "line reply", `wrong_reply`.
    task_over<Stream> play(round_trips& samples) {
        requests_.prepare(samples.room());
        auto last = Clock::now();
        for (std::size_t left = samples.room(); left > 0; --left) {
            requests_.advance();
            auto [write_error, sent] = co_await asio::async_write(
                *stream_, asio::buffer(requests_.bytes()), transfer_whole(), as_values);
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
            if (!requests_.accepts(*reply) || !input_.empty())
                co_return wrong_reply("line reply", requests_, *reply);
            last_reply_ = *reply;

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

    /// Sends other requests from the next exchange on.
    void change_message(request message) { requests_.replace(std::move(message)); }

    /// The last reply; valid until the next move.
    std::string_view last_reply() const noexcept { return last_reply_; }

private:
    static std::string end_line(std::string_view text, std::string_view) {
        return std::string(text) + '\n';
    }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_sequence requests_;
    line_buffer input_;
    std::string_view last_reply_;
    std::optional<Stream> stream_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_LINE_LINE_CLIENT_HPP
