/// \file
/// TLS over any stream.
#ifndef PINGPONG_TRANSPORT_TLS_TLS_STREAM_HPP
#define PINGPONG_TRANSPORT_TLS_TLS_STREAM_HPP

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include "pingpong/transport/buffer_list.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/completion.hpp"
#include "pingpong/transport/tls/tls_blocks.hpp"
#include "pingpong/transport/tls/tls_engine.hpp"
#include "pingpong/transport/tls/tls_error.hpp"
#include "pingpong/transport/wrapped_handler.hpp"
#include "pingpong/transport/writes_at_once.hpp"

namespace pingpong {

/// Encrypts what is written to the stream below, and decrypts what is read from it.
///
/// A write is cut into records of 16 KiB, four of which leave in one write of the stream below. A
/// read yields what one read of the stream below has brought. Nothing is allocated for an exchange,
/// and an idle connection has 4 KiB beside what OpenSSL has.
///
/// One read and one write may be pending at a time. Movable while nothing is pending; outlives its
/// operations; belongs to one thread. A handler may be invoked before the initiating function has
/// returned, where the stream below does that.
///
/// \par Errors        Those of the stream below, and of `tls_category`. A connection that ends is
///                    `eof`, whether or not the peer has announced it: see `was_truncated`. A
///                    write that fails because the peer has ended the connection yields the alert
///                    by which the peer has said why, if there is one; nothing can be read then.
/// \par Cancellation  As of the stream below. A write that was cancelled may have sent a part of a
///                    record, so that nothing but closing is left.
/// \par Source        RFC 8446 (TLS 1.3), RFC 5246 (TLS 1.2).
template <class NextLayer>
class tls_stream {
public:
    using next_layer_type = NextLayer;                        ///< The stream below.
    using executor_type = typename NextLayer::executor_type;  ///< That of the stream below.

    /// \param next    Connected; nothing was read or written yet.
    /// \param engine  From `tls_context::make_engine`; its handshake is still to be made.
    tls_stream(NextLayer next, std::unique_ptr<tls_engine> engine)
        : next_(std::move(next)),
          engine_(std::move(engine)),
          completions_(&completion_service::of(next_.get_executor())),
          blocks_(&tls_blocks::of(next_.get_executor())) {}

    /// That of the stream below.
    executor_type get_executor() noexcept { return next_.get_executor(); }

    /// The stream below.
    next_layer_type& next_layer() noexcept { return next_; }

    /// The stream below.
    const next_layer_type& next_layer() const noexcept { return next_; }

    /// What the handshake has agreed on; empty before it is over.
    tls_facts facts() const { return engine_->facts(); }

    /// Whether the handshake was abbreviated.
    bool is_resumed() const noexcept { return engine_->is_resumed(); }

    /// Whether the connection ended without the announcement that RFC 8446, 6.1, asks for: what was
    /// read may then not be all that was sent.
    bool was_truncated() const noexcept { return truncated_; }

    /// Makes the handshake, before anything else. A failure is told to the peer.
    ///
    /// \par Errors        During "tls handshake": of `tls_category`, such as what is wrong with the
    ///                    peer's certificate or `closed_in_handshake`; those of the stream below.
    /// \par Cancellation  Terminal; yields `operation_aborted`.
    task_over<tls_stream> shake_hands() {
        while (!engine_->is_open()) {
            error_code failed;
            engine_->shake_hands(failed);
            if (!engine_->pending_output().empty()) {
                auto [error, sent] = co_await asio::async_write(
                    next_, asio::buffer(engine_->pending_output()), as_values);
                engine_->drop_output();
                if (error && !failed)
                    co_return failure{reason_of(error), "tls handshake"};
            }
            if (failed)
                co_return failure{failed, "tls handshake"};
            if (engine_->is_open())
                break;
            auto [error, received] =
                co_await next_.async_read_some(engine_->handshake_room(), as_values);
            if (error)
                co_return failure{reason_of(error), "tls handshake"};
            engine_->received(received);
        }
        co_return result<>();
    }

    /// Yields what was received, waits when nothing was.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, tls_stream* self, const buffer_list<asio::mutable_buffer>& target) {
                self->read(target, std::move(handler));
            },
            token, this, buffer_list<asio::mutable_buffer>(buffers));
    }

    /// Sends up to 64 KiB.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, tls_stream* self, const buffer_list<asio::const_buffer>& source) {
                self->write(source, std::move(handler));
            },
            token, this, buffer_list<asio::const_buffer>(buffers));
    }

    /// Sends what the stream below takes at once; `would_block` when that is not all of it, and
    /// then nothing but closing is left. Not while a write is pending.
    ///
    /// \param source  Up to 64 KiB.
    std::size_t try_write(const asio::const_buffer& source,
                          error_code& error) requires writes_at_once<NextLayer> {
        tls_blocks::lease block = blocks_->borrow();
        const std::size_t bytes = engine_->encrypt(write_buffers(source), *block, error);
        if (error)
            return 0;
        const std::size_t sent =
            next_.try_write(asio::buffer(block->records.data(), block->size), error);
        if (error)
            error = find_cause(error);
        if (!error && sent < block->size)
            error = asio::error::would_block;
        return error ? 0 : bytes;
    }

    /// Tells the peer that nothing follows, without waiting; not while a write is pending, nor
    /// after one that failed. What the stream below does not take at once is dropped.
    void send_close_notify() noexcept {
        if (!engine_ || writing_ || broken_)
            return;
        engine_->close_notify();
        const std::string_view output = engine_->pending_output();
        if constexpr (writes_at_once<NextLayer>) {
            error_code ignored;
            if (!output.empty())
                next_.try_write(asio::buffer(output), ignored);
        }
        engine_->drop_output();
    }

    /// As of a socket: of sending, the peer reads `eof` after what was written.
    void shutdown(asio::socket_base::shutdown_type direction, error_code& error) {
        error = {};
        if (direction == asio::socket_base::shutdown_receive)
            return;
        send_close_notify();
        end_sending(next_);
    }

    /// Announces the end, then closes the lowest layer: pending operations yield
    /// `operation_aborted`.
    void close(error_code& error) {
        error = {};
        send_close_notify();
        close_stream(next_);
    }

private:
    using read_buffers = buffer_list<asio::mutable_buffer>;
    using write_buffers = buffer_list<asio::const_buffer>;

    /// Decrypts what was received before it completes.
    template <class Handler>
    struct read_handler : wrapped_handler<Handler> {
        tls_stream* stream;
        read_buffers target;

        read_handler(tls_stream* self, const read_buffers& buffers, Handler&& wrapped)
            : wrapped_handler<Handler>(std::move(wrapped)), stream(self), target(buffers) {}

        void operator()(error_code error, std::size_t received) {
            stream->reading_ = false;
            if (error == asio::error::eof)
                stream->truncated_ = true;
            if (error) {
                std::move(this->handler)(error, 0);
                return;
            }
            stream->engine_->received(received);
            const std::size_t bytes = stream->engine_->decrypt(target, error);
            if (bytes == 0 && !error)
                stream->read_below(target, std::move(this->handler));
            else
                std::move(this->handler)(error, bytes);
        }
    };

    template <class Handler>
    void read(const read_buffers& target, Handler&& handler) {
        error_code error;
        std::size_t bytes = 0;
        const bool empty = target.begin() == target.end();
        if (!empty && engine_->has_input())
            bytes = engine_->decrypt(target, error);
        if (empty || bytes != 0 || error)
            completions_->complete(get_executor(), std::move(handler), error, bytes);
        else
            read_below(target, completions_->keep(get_executor(), std::move(handler)));
    }

    template <class Handler>
    void read_below(const read_buffers& target, Handler&& kept) {
        reading_ = true;
        next_.async_read_some(engine_->room(target),
                              read_handler<std::decay_t<Handler>>(this, target, std::move(kept)));
    }

    /// Sends what the stream below has not taken yet, then gives the block back.
    template <class Handler>
    struct write_handler : wrapped_handler<Handler> {
        tls_stream* stream;
        tls_blocks::lease block;
        std::size_t plain_bytes;  ///< What the caller gets told.
        std::size_t sent = 0;     ///< Of the block.

        write_handler(tls_stream* self, tls_blocks::lease lent, std::size_t bytes,
                      Handler&& wrapped)
            : wrapped_handler<Handler>(std::move(wrapped)),
              stream(self),
              block(std::move(lent)),
              plain_bytes(bytes) {}

        void operator()(error_code error, std::size_t bytes) {
            sent += bytes;
            if (!error && sent < block->size) {
                stream->send(std::move(*this));
                return;
            }
            block.reset();
            stream->writing_ = false;
            stream->broken_ = static_cast<bool>(error);
            if (error)
                error = stream->find_cause(error);
            std::move(this->handler)(error, error ? 0 : plain_bytes);
        }
    };

    template <class Handler>
    void write(const write_buffers& source, Handler&& handler) {
        error_code error;
        tls_blocks::lease block = blocks_->borrow();
        const std::size_t bytes = engine_->encrypt(source, *block, error);
        if (error || block->size == 0) {
            completions_->complete(get_executor(), std::move(handler), error, 0);
            return;
        }
        writing_ = true;
        send(write_handler<std::decay_t<Handler>>(this, std::move(block), bytes,
                                                  std::move(handler)));
    }

    template <class Handler>
    void send(Handler&& handler) {
        const auto rest = asio::buffer(handler.block->records.data() + handler.sent,
                                       handler.block->size - handler.sent);
        next_.async_write_some(asio::const_buffer(rest), std::move(handler));
    }

    /// Why a write has failed. A peer that refuses something, such as the client's certificate
    /// after the client's end of the handshake, sends an alert and closes: the alert waits to be
    /// read, but whoever fails to write reads no more. A read that is pending will report it.
    error_code find_cause(const error_code& failed) {
        if (reading_ ||
            (failed != asio::error::broken_pipe && failed != asio::error::connection_reset))
            return failed;
        std::array<char, 1024> ignored;
        const read_buffers target(asio::buffer(ignored));
        for (;;) {
            error_code error;
            while (engine_->decrypt(target, error) != 0 && !error) {
            }
            if (error)
                return error == asio::error::eof ? failed : error;
            const std::size_t received = receive_now(engine_->handshake_room(), error);
            if (error || received == 0)
                return failed;
            engine_->received(received);
        }
    }

    /// What has arrived, without waiting; 0 where the stream below cannot do that.
    std::size_t receive_now(const asio::mutable_buffer& target, error_code& error) {
        if constexpr (requires {
                          next_.next_layer().read_some(asio::mutable_buffers_1(target), error);
                      })
            return next_.next_layer().read_some(asio::mutable_buffers_1(target), error);
        else
            return 0;
    }

    static error_code reason_of(const error_code& error) noexcept {
        return error == asio::error::eof ? make_error_code(tls_errc::closed_in_handshake) : error;
    }

    NextLayer next_;
    std::unique_ptr<tls_engine> engine_;
    completion_service* completions_;
    tls_blocks* blocks_;
    bool reading_ = false;  ///< From the stream below.
    bool writing_ = false;
    bool broken_ = false;  ///< A record was lost: the peer could decrypt none after it.
    bool truncated_ = false;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_TLS_TLS_STREAM_HPP
