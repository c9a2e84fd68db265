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
#include <cassert>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/transport/await.hpp"
#include "pingpong/transport/completion.hpp"

// A parameter of the teardown hook of Beast's WebSocket, declared so that `transport` needs no
// header of Beast; see docs/architecture.md.
namespace boost::beast {
enum class role_type;
}

namespace pingpong {

/// How the writes of a mocked stream complete.
enum class completion_mode {
    queued,  ///< Through the executor, as every read does.
    direct   ///< Inside the call that started them wherever a socket's writes do.
};

/// One end of a connection in memory.
///
/// Two ends made by `connect` behave as two connected sockets: what one writes the other reads,
/// closing one is `eof` to the other, a pending read can be cancelled through its slot. On top of
/// that an end can be told to move few bytes at a time and to fail at its n-th operation. Every
/// completion goes through the executor, none happens inside the call that started it, unless
/// `complete_writes` says otherwise.
///
/// A copy is the same end: a test keeps one as its remote control. Not safe from several threads.
/// One read at a time may be pending; it must have completed before the last reference to its ends
/// goes: close an end to complete it.
template <class Executor = executor>
class basic_mock_stream {
public:
    using executor_type = Executor;  ///< Where completions run.

    /// Two ends of one connection.
    ///
    /// \param io_executor  Where completions run.
    static std::pair<basic_mock_stream, basic_mock_stream> connect(const Executor& io_executor) {
        auto outbound = std::make_shared<pipe>();
        auto inbound = std::make_shared<pipe>();
        return {basic_mock_stream(io_executor, outbound, inbound),
                basic_mock_stream(io_executor, inbound, outbound)};
    }

    /// Where completions run.
    executor_type get_executor() const noexcept { return end_->io_executor; }

    /// How the writes of this end complete from now on; `queued` at first.
    void complete_writes(completion_mode mode) { end_->writes = mode; }

    /// At most `bytes` are moved per read from now on; >= 1.
    void read_at_most(std::size_t bytes) { end_->max_read = bytes; }

    /// At most `bytes` are moved per write from now on; >= 1.
    void write_at_most(std::size_t bytes) { end_->max_write = bytes; }

    /// The `nth` operation from now (1 is the next one) and all after it fail with `error`.
    void fail_at(std::size_t nth, error_code error) {
        end_->fails_at = end_->operations + nth;
        end_->failure = error;
    }

    /// How many reads and writes were started at this end.
    std::size_t operations() const noexcept { return end_->operations; }

    /// What the other end has written and this one has not yet read.
    std::string_view unread() const noexcept { return end_->inbound->bytes; }

    /// Writes all of `text` at once, whatever the limits say: input that arrives early.
    void write(std::string_view text) {
        end_->outbound->bytes += text;
        serve(*end_->outbound);
    }

    /// Takes all of it at once, whatever the limits say, unless an end is closed.
    std::size_t try_write(const asio::const_buffer& source, error_code& error) {
        error = end_->closed || end_->outbound->ended ? asio::error::broken_pipe : error_code();
        if (!error)
            write({static_cast<const char*>(source.data()), source.size()});
        return error ? 0 : source.size();
    }

    /// Yields what is there at once, `would_block` when nothing is; not while a read is pending.
    template <class MutableBuffers>
    std::size_t read_some(const MutableBuffers& target, error_code& error) {
        pipe& inbound = *end_->inbound;
        const std::size_t bytes = asio::buffer_copy(target, asio::buffer(inbound.bytes));
        inbound.bytes.erase(0, bytes);
        error = error_code();
        if (bytes == 0)
            error = inbound.ended ? error_code(asio::error::eof) : asio::error::would_block;
        return bytes;
    }

    /// A socket's `shutdown`: of sending, the other end reads `eof` after what was written.
    void shutdown(asio::socket_base::shutdown_type direction, error_code& error) {
        error = {};
        if (direction != asio::socket_base::shutdown_receive)
            finish(*end_->outbound);
        if (direction != asio::socket_base::shutdown_send)
            finish(*end_->inbound);
    }

    /// Ends both directions; a pending read here yields `operation_aborted`.
    void close(error_code& error) {
        error = {};
        end_->closed = true;
        abort(*end_->inbound);
        finish(*end_->inbound);
        finish(*end_->outbound);
    }

    /// Whether this end was not yet closed; the other end does not matter.
    bool is_open() const noexcept { return !end_->closed; }

    /// Yields what is there, waits when nothing is.
    ///
    /// \par Errors        `eof` when the other end is done, the scripted failure, `bad_descriptor`
    ///                    after `close`.
    /// \par Cancellation  Terminal, partial and total; yields `operation_aborted`.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& sequence, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, end_state* end, buffers target) {
                start_read(*end, std::move(handler), std::move(target));
            },
            token, end_.get(),
            buffers(asio::buffer_sequence_begin(sequence), asio::buffer_sequence_end(sequence)));
    }

    /// Takes what the limit allows; never waits.
    ///
    /// \par Errors  `broken_pipe` when the other end is gone, the scripted failure,
    ///              `bad_descriptor` after `close`.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& source, Token&& token) {
        std::string text;
        for (auto part = asio::buffer_sequence_begin(source);
             part != asio::buffer_sequence_end(source); ++part)
            text.append(static_cast<const char*>(asio::const_buffer(*part).data()),
                        asio::const_buffer(*part).size());
        text.resize(std::min(text.size(), end_->max_write));
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, end_state* end, const std::string& bytes) {
                const error_code error = write_error(*end);
                if (!error) {
                    end->outbound->bytes += bytes;
                    serve(*end->outbound);
                }
                complete_write(*end, std::move(handler), error,
                               error ? std::size_t(0) : bytes.size());
            },
            token, end_.get(), std::move(text));
    }

    /// How Beast's WebSocket ends this stream: at once.
    template <class Handler>
    friend void async_teardown(boost::beast::role_type, basic_mock_stream& stream,
                               Handler&& handler) {
        beast_close_socket(stream);
        asio::post(stream.get_executor(),
                   asio::append(std::forward<Handler>(handler), error_code()));
    }

    /// How Beast's WebSocket gives up this stream.
    friend void beast_close_socket(basic_mock_stream& stream) {
        error_code ignored;
        stream.close(ignored);
    }

private:
    using handler_type = asio::any_completion_handler<void(error_code, std::size_t)>;

    using buffers = std::vector<asio::mutable_buffer>;

    struct waiting_read {
        handler_type handler;
        buffers target;
        std::size_t max_bytes;
        asio::executor_work_guard<Executor> work;
    };

    /// One direction: what was written and not yet read, and who waits for it.
    struct pipe {
        std::string bytes;
        bool ended = false;
        std::unique_ptr<waiting_read> reader;
    };

    struct end_state {
        Executor io_executor;
        std::shared_ptr<pipe> inbound;
        std::shared_ptr<pipe> outbound;
        completion_mode writes = completion_mode::queued;
        std::size_t max_read = std::numeric_limits<std::size_t>::max();
        std::size_t max_write = std::numeric_limits<std::size_t>::max();
        std::size_t operations = 0;
        std::size_t fails_at = std::numeric_limits<std::size_t>::max();
        error_code failure{};
        bool closed = false;
    };

    basic_mock_stream(const Executor& io_executor, std::shared_ptr<pipe> inbound,
                      std::shared_ptr<pipe> outbound)
        : end_(new end_state{io_executor, std::move(inbound), std::move(outbound)}) {}

    static error_code scripted(end_state& end) {
        if (++end.operations >= end.fails_at)
            return end.failure;
        return end.closed ? error_code(asio::error::bad_descriptor) : error_code();
    }

    static error_code write_error(end_state& end) {
        const error_code error = scripted(end);
        if (!error && end.outbound->ended)
            return asio::error::broken_pipe;
        return error;
    }

    template <class Handler>
    static void complete_write(end_state& end, Handler handler, const error_code& error,
                               std::size_t bytes) {
        if (end.writes == completion_mode::direct)
            completion_service::of(end.io_executor)
                .complete(end.io_executor, std::move(handler), error, bytes);
        else
            asio::post(end.io_executor, asio::append(std::move(handler), error, bytes));
    }

    template <class Handler>
    static void start_read(end_state& end, Handler handler, buffers target) {
        if (const error_code error = scripted(end)) {
            asio::post(end.io_executor, asio::append(std::move(handler), error, std::size_t(0)));
            return;
        }
        pipe& inbound = *end.inbound;
        assert(!inbound.reader && "one read at a time");
        inbound.reader.reset(
            new waiting_read{handler_type(std::move(handler)), std::move(target), end.max_read,
                             asio::executor_work_guard<Executor>(end.io_executor)});
        // The slot of the handler as it is kept: the type-erased one has occupied the original's.
        auto slot = asio::get_associated_cancellation_slot(inbound.reader->handler);
        if (slot.is_connected())
            slot.assign([&inbound](asio::cancellation_type) { abort(inbound); });
        serve(inbound);
    }

    /// Hands the waiting reader what is there, if anything is.
    static void serve(pipe& inbound) {
        if (!inbound.reader)
            return;
        const waiting_read& reader = *inbound.reader;
        const bool wants_bytes = asio::buffer_size(reader.target) != 0;
        if (inbound.bytes.empty() && !inbound.ended && wants_bytes)
            return;
        const std::size_t bytes = asio::buffer_copy(
            reader.target,
            asio::buffer(inbound.bytes, std::min(reader.max_bytes, inbound.bytes.size())));
        inbound.bytes.erase(0, bytes);
        const bool at_end = bytes == 0 && inbound.ended && wants_bytes;
        complete(inbound, at_end ? error_code(asio::error::eof) : error_code(), bytes);
    }

    static void finish(pipe& direction) {
        direction.ended = true;
        serve(direction);
    }

    static void abort(pipe& inbound) {
        if (inbound.reader)
            complete(inbound, asio::error::operation_aborted, 0);
    }

    static void complete(pipe& inbound, error_code error, std::size_t bytes) {
        const std::unique_ptr<waiting_read> reader = std::move(inbound.reader);
        auto slot = asio::get_associated_cancellation_slot(reader->handler);
        if (slot.is_connected())
            slot.clear();
        asio::post(reader->work.get_executor(),
                   asio::append(std::move(reader->handler), error, bytes));
    }

    std::shared_ptr<end_state> end_;
};

/// The mocked stream on an io_context's own executor.
using mock_stream = basic_mock_stream<>;

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_MOCK_STREAM_HPP
