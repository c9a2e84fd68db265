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
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "pingpong/protocols/codec/http_reader.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/http/http_requests.hpp"
#include "pingpong/protocols/reply_failure.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"

namespace pingpong {

/// Sends one request after the other on a kept connection, as `http_client` does.
///
/// \tparam Clock  Read once per exchange; replaced in tests only.
template <class Stream, class Clock = std::chrono::steady_clock>
class http_lean_client {
public:
    /// \param dial  Asked for one stream, and for another one each time that the server has ended
    ///              one; outlives the client.
    http_lean_client(dialer<Stream>& dial, client_settings settings)
        : dialer_(dial),
          settings_(std::move(settings)),
          requests_(make_http_requests(settings_)),
          input_(http_reader::reads::responses, settings_.limits) {}

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
        requests_.prepare(samples.room());
        auto last = Clock::now();
        for (std::size_t left = samples.room(); left > 0; --left) {
            requests_.advance();
            bool retries = false;
            event found = event::incomplete;
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
                    *stream_, asio::buffer(requests_.bytes()), transfer_whole(), as_values);
                error_code error = write_error;
                std::string_view step = "http write";
                found = event::incomplete;
                bool received_any = false;
                while (!error && found == event::incomplete) {
                    auto [read_error, received] =
                        co_await stream_->async_read_some(input_.room(), as_values);
                    input_.received(received);
                    error = read_error;
                    step = "http read";
                    received_any = received_any || received > 0;
                    found = error ? found : next_response();
                }
                // A server may end an idle connection at any time; what was sent then is sent again
                // on another one (RFC 9112, 9.3.1).
                retries = error && is_reused && !received_any && is_connection_end(error);
                if (retries) {
                    drop_stream();
                } else if (error == asio::error::eof) {
                    found = input_.end();
                    has_ended_ = true;
                } else if (error) {
                    co_return failure{error, step};
                }
            } while (retries);
            if (found == event::failed)
                co_return failure{what_failed(), "http read"};
            const auto status = static_cast<unsigned>(input_.head().status);
            if (!requests_.check().accepts_status(status))
                co_return unexpected_status("http reply", requests_.check(), status, input_.body());
            if (!requests_.accepts(input_.body()) || !input_.empty())
                co_return wrong_reply("http reply", requests_, input_.body());
            last_reply_ = input_.body();

            ++exchanges_on_stream_;
            if (has_ended_ || !input_.head().facts.keep_alive) {
                close_stream(*stream_);  // the server has announced its end
                stream_.reset();
                has_ended_ = false;
            }

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

    /// The body of the last reply; valid until the next move.
    std::string_view last_reply() const noexcept { return last_reply_; }

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

    void drop_stream() {
        close_stream(*stream_);
        stream_.reset();
        input_ = http_reader(http_reader::reads::responses, settings_.limits);
    }

    dialer<Stream>& dialer_;
    client_settings settings_;
    request_sequence requests_;
    http_reader input_;
    std::optional<Stream> stream_;
    std::string_view last_reply_;
    std::uint64_t exchanges_on_stream_ = 0;
    bool has_ended_ = false;  ///< The body of the last reply ended with the connection.
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_LEAN_CLIENT_HPP
