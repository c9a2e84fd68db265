/// \file
/// The stream that everything measured runs over: a socket that is counted, and read at the right
/// moment.
#ifndef PINGPONG_TRANSPORT_SOCKET_STREAM_HPP
#define PINGPONG_TRANSPORT_SOCKET_STREAM_HPP

#include <array>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "pingpong/core/block.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/transport/buffer_list.hpp"
#include "pingpong/transport/completion.hpp"
#include "pingpong/transport/wrapped_handler.hpp"

namespace pingpong {

/// Counts a read that is over.
struct read_counter {
    traffic* counts;  ///< Where to count.

    /// Adds a read of `bytes` bytes.
    void operator()(std::size_t bytes) const noexcept {
        ++counts->reads;
        counts->bytes_received += bytes;
    }
};

/// Counts a write that is over.
struct write_counter {
    traffic* counts;  ///< Where to count.

    /// Adds a write of `bytes` bytes.
    void operator()(std::size_t bytes) const noexcept {
        ++counts->writes;
        counts->bytes_sent += bytes;
    }
};

/// Counts an operation before it completes.
template <class Counter, class Handler>
struct counting_handler : wrapped_handler<Handler> {
    Counter count;  ///< What counts it.

    /// \param counter  Is told how many bytes were moved.
    /// \param wrapped  Is invoked afterwards.
    counting_handler(Counter counter, Handler&& wrapped)
        : wrapped_handler<Handler>(std::move(wrapped)), count(counter) {}

    /// The operation is over.
    void operator()(error_code error, std::size_t bytes) {
        count(bytes);
        std::move(this->handler)(error, bytes);
    }
};

/// A read that waits for its turn among the handlers that are ready.
template <class Stream, class Buffers, class Handler>
struct queued_read {
    Stream* stream;   ///< Outlives the operation.
    Buffers target;   ///< Where the bytes go.
    Handler handler;  ///< Of the executor of the stream.
    int turns = 4;    ///< A peer that waits in the reactor gets its event in the first; a long
                      ///< message takes it some more.

    /// Its turn has come.
    void operator()() { stream->read_in_turn(*this); }
};

/// A socket that counts completed operations and their bytes, and spends few system calls on them.
///
/// - A write is tried at once, and when the kernel takes it, it is complete at once.
/// - A read from a peer of the same thread waits for its turn first: by then the peer has mostly
///   replied, and the read needs neither a vain attempt nor the reactor. An exchange takes two
///   sends, two receives and one look at epoll. A read from elsewhere is Asio's own, and so is one
///   whose handler has an executor of its own.
/// - A handler that has to wait is kept as a `pending_handler`, so that the socket's operations are
///   compiled once.
/// - Few bytes in several buffers are sent from one, and a single buffer is read into as such:
///   `send` and `recv` cost less than `sendmsg` and `recvmsg`.
///
/// Sets the socket to non-blocking. A handler may be invoked before the initiating function has
/// returned, when that is called by a thread of the io_context. Movable while nothing is pending;
/// outlives its operations; belongs to one thread.
///
/// \par Errors        Those of the socket; `operation_aborted` once it is closed.
/// \par Cancellation  As of the socket's operations: any kind ends a pending one.
template <class Protocol>
class socket_stream {
public:
    using next_layer_type = asio::basic_stream_socket<Protocol, executor>;  ///< The socket.
    using executor_type = executor;  ///< A concrete one, not `any_io_executor`.

    /// \param counts  Where to count; outlives this stream and its operations.
    socket_stream(next_layer_type socket, traffic& counts, peer_place peer = peer_place::elsewhere)
        : next_(std::move(socket)),
          counts_(&counts),
          completions_(&completion_service::of(next_.get_executor())),
          peer_(peer) {
        error_code ignored;
        if (!next_.non_blocking())
            next_.non_blocking(true, ignored);
    }

    /// That of the socket.
    executor_type get_executor() noexcept { return next_.get_executor(); }

    /// The socket.
    next_layer_type& next_layer() noexcept { return next_; }

    /// The socket.
    const next_layer_type& next_layer() const noexcept { return next_; }

    /// Yields what has come, waits when nothing has.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, socket_stream* self, const auto& target) {
                self->read(target,
                           self->completions_->keep(self->get_executor(), std::move(handler)));
            },
            token, this, to_buffers<asio::mutable_buffer>(buffers));
    }

    /// Sends what the kernel takes, waits while it takes nothing.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, socket_stream* self, const auto& source) {
                self->write(source, std::move(handler));
            },
            token, this, to_buffers<asio::const_buffer>(buffers));
    }

    /// Sends what the kernel takes at once, and counts it; `would_block` when it takes nothing.
    std::size_t try_write(const asio::const_buffer& source, error_code& error) {
        const std::size_t sent = write_now(source, error);
        if (!error)
            write_counter{counts_}(sent);
        return sent;
    }

private:
    template <class Stream, class Buffers, class Handler>
    friend struct queued_read;

    template <class Buffers, class Handler>
    void read(const Buffers& target, Handler&& handler) {
        if (peer_ == peer_place::elsewhere || !has_own_executor(handler)) {
            read_when_ready(target, std::move(handler));
            return;
        }
        cancelled_ = false;
        auto slot = asio::get_associated_cancellation_slot(handler);
        if (slot.is_connected())
            slot.assign([this](asio::cancellation_type) { cancelled_ = true; });
        asio::post(get_executor(), queued_read<socket_stream, Buffers, std::decay_t<Handler>>{
                                       this, target, std::move(handler)});
    }

    /// Whether the executor of the stream may invoke the handler.
    template <class Handler>
    bool has_own_executor(const Handler& handler) noexcept {
        const auto wanted = asio::get_associated_executor(handler, get_executor());
        if constexpr (std::is_same_v<decltype(wanted), const executor>)
            return wanted == get_executor();
        else
            return false;
    }

    template <class Buffers, class Handler>
    void read_in_turn(queued_read<socket_stream, Buffers, Handler>& reader) {
        error_code error =
            cancelled_ || !next_.is_open() ? asio::error::operation_aborted : error_code();
        const std::size_t received = error ? 0 : read_now(reader.target, error);
        if (error == asio::error::would_block && --reader.turns > 0) {
            asio::post(get_executor(), std::move(reader));
            return;
        }
        auto slot = asio::get_associated_cancellation_slot(reader.handler);
        if (slot.is_connected())
            slot.clear();
        if (error == asio::error::would_block) {
            read_when_ready(reader.target, std::move(reader.handler));
        } else {
            read_counter{counts_}(received);
            std::move(reader.handler)(error, received);
        }
    }

    std::size_t read_now(const asio::mutable_buffer& target, error_code& error) {
        return next_.read_some(asio::mutable_buffers_1(target), error);
    }

    std::size_t read_now(const buffer_list<asio::mutable_buffer>& target, error_code& error) {
        return next_.read_some(target, error);
    }

    template <class Buffers, class Handler>
    void read_when_ready(const Buffers& target, Handler&& handler) {
        next_.async_read_some(target, counting_handler<read_counter, std::decay_t<Handler>>(
                                          read_counter{counts_}, std::move(handler)));
    }

    template <class Buffers, class Handler>
    void write(const Buffers& source, Handler&& handler) {
        error_code error;
        const std::size_t sent = write_now(source, error);
        if (error == asio::error::would_block) {
            write_when_ready(source, completions_->keep(get_executor(), std::move(handler)));
            return;
        }
        write_counter{counts_}(sent);
        completions_->complete(get_executor(), std::move(handler), error, sent);
    }

    std::size_t write_now(const asio::const_buffer& source, error_code& error) {
        return next_.write_some(asio::const_buffers_1(source), error);
    }

    std::size_t write_now(const buffer_list<asio::const_buffer>& source, error_code& error) {
        std::array<char, 512> joined;
        if (asio::buffer_size(source) > joined.size())
            return next_.write_some(source, error);
        const std::size_t bytes = asio::buffer_copy(asio::buffer(joined), source);
        return write_now(asio::const_buffer(joined.data(), bytes), error);
    }

    template <class Buffers, class Handler>
    void write_when_ready(const Buffers& source, Handler&& handler) {
        next_.async_write_some(source, counting_handler<write_counter, std::decay_t<Handler>>(
                                           write_counter{counts_}, std::move(handler)));
    }

    next_layer_type next_;
    traffic* counts_;
    completion_service* completions_;
    peer_place peer_;
    bool cancelled_ = false;  ///< While a read waits for its turn.
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_SOCKET_STREAM_HPP
