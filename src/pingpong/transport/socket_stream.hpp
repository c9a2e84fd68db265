/// \file
/// The stream that everything measured runs over: a socket that is counted, and read at the right
/// moment.
#ifndef PINGPONG_TRANSPORT_SOCKET_STREAM_HPP
#define PINGPONG_TRANSPORT_SOCKET_STREAM_HPP

#include <array>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "pingpong/core/block.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/transport/completion.hpp"
#include "pingpong/transport/wrapped_handler.hpp"

namespace pingpong {

/// Lets the handlers that are ready go first, then reads; the handler of an operation of Asio's.
template <class Stream, class Buffers, class Handler>
struct read_after_others : wrapped_handler<Handler> {
    Stream* stream;  ///< Outlives the operation.
    Buffers into;    ///< Where the bytes go.
    int turns;       ///< How often the others may go first.

    /// Reads from `where` into `what`, once others went first at most `most` times.
    read_after_others(Stream* where, const Buffers& what, int most, Handler wrapped)
        : wrapped_handler<Handler>(std::move(wrapped)), stream(where), into(what), turns(most) {}

    /// Its turn has come.
    void operator()() { stream->read_in_turn(*this); }
};

/// A socket that counts completed operations and their bytes, and spends few system calls on them.
///
/// - A write is tried at once, and when the kernel takes it, it is complete at once.
/// - A read from a peer of the same thread waits for its turn first: by then the peer has mostly
///   replied, and the read needs neither a vain attempt nor the reactor. An exchange takes two
///   sends, two receives and one look at epoll. A read from elsewhere is Asio's own.
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
    using executor_type = executor;  ///< A concrete one: nothing is type-erased.

    /// \param moved  Where to count; outlives this stream and its operations.
    socket_stream(next_layer_type socket, traffic& moved, peer_place peer = peer_place::elsewhere)
        : next_(std::move(socket)),
          moved_(&moved),
          depth_(&completion_depth::of(next_.get_executor())),
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
            [](auto handler, socket_stream* self, const MutableBuffers& into) {
                self->read(into, std::move(handler));
            },
            token, this, buffers);
    }

    /// Sends what the kernel takes, waits while it takes nothing.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, socket_stream* self, const ConstBuffers& from) {
                self->write(from, std::move(handler));
            },
            token, this, buffers);
    }

private:
    template <class Stream, class Buffers, class Handler>
    friend struct read_after_others;

    template <class Buffers, class Handler>
    void read(const Buffers& into, Handler&& handler) {
        if (peer_ == peer_place::elsewhere) {
            read_when_ready(into, std::move(handler));
            return;
        }
        cancelled_ = false;
        auto slot = asio::get_associated_cancellation_slot(handler);
        if (slot.is_connected())
            slot.assign([this](asio::cancellation_type) { cancelled_ = true; });
        // A peer that waits in the reactor gets its event in the first turn; a long message takes
        // it some more.
        asio::post(get_executor(), read_after_others<socket_stream, Buffers, std::decay_t<Handler>>(
                                       this, into, 4, std::move(handler)));
    }

    template <class Buffers, class Handler>
    void read_in_turn(read_after_others<socket_stream, Buffers, Handler>& reader) {
        error_code error =
            cancelled_ || !next_.is_open() ? asio::error::operation_aborted : error_code();
        const std::size_t received = error ? 0 : read_now(reader.into, error);
        if (error == asio::error::would_block && --reader.turns > 0) {
            asio::post(get_executor(), std::move(reader));
            return;
        }
        auto slot = asio::get_associated_cancellation_slot(reader.handler);
        if (slot.is_connected())
            slot.clear();
        if (error == asio::error::would_block)
            read_when_ready(reader.into, std::move(reader.handler));
        else
            count_read(error, received, std::move(reader.handler));
    }

    template <class Buffers>
    std::size_t read_now(const Buffers& into, error_code& error) {
        const auto begin = asio::buffer_sequence_begin(into);
        if (begin != asio::buffer_sequence_end(into) &&
            asio::mutable_buffer(*begin).size() == asio::buffer_size(into))
            return next_.read_some(asio::buffer(*begin), error);
        return next_.read_some(into, error);
    }

    template <class Buffers, class Handler>
    void read_when_ready(const Buffers& into, Handler&& handler) {
        const auto count = [moved = moved_](error_code error, std::size_t bytes) {
            ++moved->reads;
            moved->bytes_received += bytes;
            return asio::deferred.values(error, bytes);
        };
        next_.async_read_some(into, asio::deferred(count))(std::move(handler));
    }

    template <class Handler>
    void count_read(const error_code& error, std::size_t bytes, Handler&& handler) {
        ++moved_->reads;
        moved_->bytes_received += bytes;
        std::move(handler)(error, bytes);
    }

    template <class Buffers, class Handler>
    void write(const Buffers& from, Handler&& handler) {
        error_code error;
        const std::size_t sent = write_now(from, error);
        if (error == asio::error::would_block) {
            write_when_ready(from, std::move(handler));
            return;
        }
        ++moved_->writes;
        moved_->bytes_sent += sent;
        depth_->complete(next_.get_executor(), std::move(handler), error, sent);
    }

    template <class Buffers>
    std::size_t write_now(const Buffers& from, error_code& error) {
        if constexpr (!std::is_convertible_v<Buffers, asio::const_buffer>) {
            std::array<char, 512> joined;
            if (asio::buffer_size(from) <= joined.size()) {
                const std::size_t bytes = asio::buffer_copy(asio::buffer(joined), from);
                return next_.write_some(asio::buffer(joined.data(), bytes), error);
            }
        }
        return next_.write_some(from, error);
    }

    template <class Buffers, class Handler>
    void write_when_ready(const Buffers& from, Handler&& handler) {
        const auto count = [moved = moved_](error_code error, std::size_t bytes) {
            ++moved->writes;
            moved->bytes_sent += bytes;
            return asio::deferred.values(error, bytes);
        };
        next_.async_write_some(from, asio::deferred(count))(std::move(handler));
    }

    next_layer_type next_;
    traffic* moved_;
    completion_depth* depth_;
    peer_place peer_;
    bool cancelled_ = false;  ///< While a read waits for its turn.
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_SOCKET_STREAM_HPP
