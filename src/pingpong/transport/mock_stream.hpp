/// \file
/// A stream in memory, for testing sessions and clients without sockets.
#ifndef PINGPONG_TRANSPORT_MOCK_STREAM_HPP
#define PINGPONG_TRANSPORT_MOCK_STREAM_HPP

#include <algorithm>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/append.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/socket_base.hpp>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// One end of a connection in memory.
///
/// Two ends made by `connect` behave as two connected sockets: what one writes the other reads,
/// closing one is `eof` to the other, a pending read can be cancelled through its slot. On top of
/// that an end can be told to move few bytes at a time and to fail at its n-th operation. Every
/// completion goes through the executor, none happens inside the call that started it.
///
/// A copy is the same end: a test keeps one as its remote control. Not safe from several threads. A
/// read must have completed before the last reference to its ends goes; close an end to complete
/// it.
template <class Executor = executor>
class basic_mock_stream {
public:
    using executor_type = Executor;  ///< Where completions run.

    /// Two ends of one connection.
    static std::pair<basic_mock_stream, basic_mock_stream> connect(const Executor& where) {
        auto there = std::make_shared<pipe>();
        auto back = std::make_shared<pipe>();
        return {basic_mock_stream(where, there, back), basic_mock_stream(where, back, there)};
    }

    /// Where completions run.
    executor_type get_executor() const noexcept { return end_->where; }

    /// At most `bytes` are moved per read from now on; >= 1.
    void read_at_most(std::size_t bytes) { end_->read_limit = bytes; }

    /// At most `bytes` are moved per write from now on; >= 1.
    void write_at_most(std::size_t bytes) { end_->write_limit = bytes; }

    /// The `nth` operation from now (1 is the next one) and all after it fail with `error`.
    void fail_at(std::size_t nth, error_code error) {
        end_->fails_at = end_->operations + nth;
        end_->failure = error;
    }

    /// How many reads and writes were started at this end.
    std::size_t operations() const noexcept { return end_->operations; }

    /// What the other end has written and this one has not yet read.
    std::string_view unread() const noexcept { return end_->in->bytes; }

    /// Writes all of `text` at once, whatever the limits say: input that arrives early.
    void write(std::string_view text) {
        end_->out->bytes += text;
        serve(*end_->out);
    }

    /// A socket's `shutdown`: of sending, the other end reads `eof` after what was written.
    void shutdown(asio::socket_base::shutdown_type what, error_code& error) {
        error = {};
        if (what != asio::socket_base::shutdown_receive)
            finish(*end_->out);
        if (what != asio::socket_base::shutdown_send)
            finish(*end_->in);
    }

    /// Ends both directions; a pending read here yields `operation_aborted`.
    void close(error_code& error) {
        error = {};
        end_->closed = true;
        abort(*end_->in);
        finish(*end_->in);
        finish(*end_->out);
    }

    /// Whether this end was not yet closed; the other end does not matter.
    bool is_open() const noexcept { return !end_->closed; }

    /// Yields what is there, waits when nothing is.
    ///
    /// \par Errors        `eof` when the other end is done, the scripted failure, `bad_descriptor`
    ///                    after `close`.
    /// \par Cancellation  Terminal, partial and total; yields `operation_aborted`.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, end_state* end, targets into) {
                start_read(*end, std::move(handler), std::move(into));
            },
            token, end_.get(),
            targets(asio::buffer_sequence_begin(buffers), asio::buffer_sequence_end(buffers)));
    }

    /// Takes what the limit allows; never waits.
    ///
    /// \par Errors  `broken_pipe` when the other end is gone, the scripted failure,
    ///              `bad_descriptor` after `close`.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        std::string text;
        for (auto part = asio::buffer_sequence_begin(buffers);
             part != asio::buffer_sequence_end(buffers); ++part)
            text.append(static_cast<const char*>(asio::const_buffer(*part).data()),
                        asio::const_buffer(*part).size());
        text.resize(std::min(text.size(), end_->write_limit));
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, end_state* end, const std::string& bytes) {
                const error_code error = write_error(*end);
                if (!error) {
                    end->out->bytes += bytes;
                    serve(*end->out);
                }
                asio::post(end->where, asio::append(std::move(handler), error,
                                                    error ? std::size_t(0) : bytes.size()));
            },
            token, end_.get(), std::move(text));
    }

private:
    using handler_type = asio::any_completion_handler<void(error_code, std::size_t)>;

    struct waiting_read {
        handler_type handler;
        std::vector<asio::mutable_buffer> into;
        std::size_t limit;
        asio::executor_work_guard<Executor> work;
    };

    /// One direction: what was written and not yet read, and who waits for it.
    struct pipe {
        std::string bytes;
        bool ended = false;
        std::unique_ptr<waiting_read> reader;
    };

    struct end_state {
        Executor where;
        std::shared_ptr<pipe> in;
        std::shared_ptr<pipe> out;
        std::size_t read_limit = std::numeric_limits<std::size_t>::max();
        std::size_t write_limit = std::numeric_limits<std::size_t>::max();
        std::size_t operations = 0;
        std::size_t fails_at = std::numeric_limits<std::size_t>::max();
        error_code failure{};
        bool closed = false;
    };

    basic_mock_stream(const Executor& where, std::shared_ptr<pipe> in, std::shared_ptr<pipe> out)
        : end_(new end_state{where, std::move(in), std::move(out)}) {}

    using targets = std::vector<asio::mutable_buffer>;

    static error_code scripted(end_state& end) {
        if (++end.operations >= end.fails_at)
            return end.failure;
        return end.closed ? error_code(asio::error::bad_descriptor) : error_code();
    }

    static error_code write_error(end_state& end) {
        const error_code error = scripted(end);
        if (!error && end.out->ended)
            return asio::error::broken_pipe;
        return error;
    }

    template <class Handler>
    static void start_read(end_state& end, Handler handler, targets into) {
        if (const error_code error = scripted(end)) {
            asio::post(end.where, asio::append(std::move(handler), error, std::size_t(0)));
            return;
        }
        end.in->reader.reset(new waiting_read{handler_type(std::move(handler)), std::move(into),
                                              end.read_limit,
                                              asio::executor_work_guard<Executor>(end.where)});
        // The slot of the handler as it is kept: the type-erased one has occupied the original's.
        auto slot = asio::get_associated_cancellation_slot(end.in->reader->handler);
        if (slot.is_connected())
            slot.assign([in = end.in.get()](asio::cancellation_type) { abort(*in); });
        serve(*end.in);
    }

    /// Hands the waiting reader what is there, if anything is.
    static void serve(pipe& in) {
        if (!in.reader ||
            (in.bytes.empty() && !in.ended && asio::buffer_size(in.reader->into) != 0))
            return;
        const std::size_t most = std::min(in.reader->limit, in.bytes.size());
        const std::size_t moved = asio::buffer_copy(in.reader->into, asio::buffer(in.bytes, most));
        const bool at_end = moved == 0 && in.ended && asio::buffer_size(in.reader->into) != 0;
        in.bytes.erase(0, moved);
        complete(in, at_end ? error_code(asio::error::eof) : error_code(), moved);
    }

    static void finish(pipe& direction) {
        direction.ended = true;
        serve(direction);
    }

    static void abort(pipe& in) {
        if (in.reader)
            complete(in, asio::error::operation_aborted, 0);
    }

    static void complete(pipe& in, error_code error, std::size_t moved) {
        const std::unique_ptr<waiting_read> reader = std::move(in.reader);
        auto slot = asio::get_associated_cancellation_slot(reader->handler);
        if (slot.is_connected())
            slot.clear();
        asio::post(reader->work.get_executor(),
                   asio::append(std::move(reader->handler), error, moved));
    }

    std::shared_ptr<end_state> end_;
};

/// The mocked stream on an io_context's own executor.
using mock_stream = basic_mock_stream<>;

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_MOCK_STREAM_HPP
