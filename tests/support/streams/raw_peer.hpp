/// \file
/// A test that talks to a session, or answers a client, byte by byte.
#ifndef PINGPONG_TESTS_RAW_PEER_HPP
#define PINGPONG_TESTS_RAW_PEER_HPP

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/error.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "support/streams/in_memory.hpp"

namespace pingpong {

/// Reads once; the error of a read that had nothing to read and was cancelled is
/// `operation_aborted`.
inline error_code read_now(asio::io_context& context, mock_stream& end, std::string& input,
                           std::size_t limit) {
    asio::cancellation_signal enough;
    std::optional<error_code> ended;
    input.resize(limit);
    end.async_read_some(asio::buffer(input),
                        asio::bind_cancellation_slot(
                            enough.slot(), [&ended, &input](error_code error, std::size_t moved) {
                                ended = error;
                                input.resize(moved);
                            }));
    run_ready(context);
    if (!ended)
        enough.emit(asio::cancellation_type::terminal);
    run_ready(context);
    return ended.value();
}

/// Takes what has arrived at `end`.
inline std::string take(asio::io_context& context, mock_stream& end) {
    std::string all;
    while (!end.unread().empty()) {
        std::string part;
        read_now(context, end, part, end.unread().size());
        all += part;
    }
    return all;
}

/// One session, and its peer in the hands of the test.
class raw_peer {
public:
    explicit raw_peer(made_session make, session_settings settings = {},
                      completion_mode writes = completion_mode::queued)
        : ends_(connect(writes)),
          session_(make(ends_.second, settings)),
          serving_(context_, session_->serve()) {}

    explicit raw_peer(const memory_protocol& protocol, session_settings settings = {})
        : raw_peer(protocol.session, settings, protocol.writes) {}

    ~raw_peer() {
        hang_up();
        run_ready(context_);
    }

    raw_peer(const raw_peer&) = delete;
    raw_peer& operator=(const raw_peer&) = delete;

    /// What the session answers to `text`.
    std::string say(std::string_view text) {
        ends_.first.write(text);
        return hear();
    }

    std::string hear() {
        run_ready(context_);
        return take(context_, ends_.first);
    }

    /// Nothing more will be said.
    std::string end_sending() {
        pingpong::end_sending(ends_.first);
        return hear();
    }

    void hang_up() { close_stream(ends_.first); }

    /// The session has said all it had to say.
    bool sees_the_end() {
        std::string nothing;
        return read_now(context_, ends_.first, nothing, 1) == asio::error::eof;
    }

    bool session_ended() {
        run_ready(context_);
        return serving_.done();
    }

    /// What `serve` yielded; throws "did not finish".
    result<std::uint64_t>& outcome() {
        run_ready(context_);
        return serving_.value();
    }

    asio::io_context& context() noexcept { return context_; }
    memory_session& session() noexcept { return *session_; }
    mock_stream& end() noexcept { return ends_.first; }

private:
    std::pair<mock_stream, mock_stream> connect(completion_mode writes) {
        auto ends = mock_stream::connect(context_.get_executor());
        ends.second.complete_writes(writes);
        return ends;
    }

    asio::io_context context_{1};
    std::pair<mock_stream, mock_stream> ends_;
    std::unique_ptr<memory_session> session_;
    started<result<std::uint64_t>> serving_;
};

/// A server that writes `text` to each client that connects, and nothing after it.
inline auto reciting(std::string text) {
    return [text = std::move(text)](mock_stream end) {
        end.write(text);
        end_sending(end);
    };
}

/// The same, but it does not end.
inline auto reciting_and_staying(std::string text) {
    return [text = std::move(text)](mock_stream end) { end.write(text); };
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_RAW_PEER_HPP
