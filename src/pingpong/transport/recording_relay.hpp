/// \file
/// Forwards bytes connection a client and a server, and records them.
#ifndef PINGPONG_TRANSPORT_RECORDING_RELAY_HPP
#define PINGPONG_TRANSPORT_RECORDING_RELAY_HPP

#include <array>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "pingpong/core/transcript.hpp"
#include "pingpong/transport/listen.hpp"

namespace pingpong {

/// How a relay's connection to the server went.
struct relay_outcome {
    error_code error;                              ///< Of connecting; none at first.
    std::optional<std::chrono::nanoseconds> took;  ///< nullopt: it did not come to that.
};

/// Forwards what clients and a server send to each other, as it comes, and records it.
///
/// The streams of client and server know nothing of it, so that recording costs nothing where
/// nothing is recorded. Lives on the thread that runs the io_context. Await `stop` before
/// destroying it, unless the io_context will not run again.
///
/// \tparam Protocol  Of `front`: `asio::ip::tcp` or `asio::local::stream_protocol`.
template <class Protocol>
class recording_relay {
public:
    /// \param front    Where clients connect.
    /// \param backend  Where the server listens, over whatever kind of socket.
    /// \param max_bytes  How much of each side is kept.
    recording_relay(bound_listener<Protocol> front, dial_targets backend,
                    std::size_t max_bytes = byte_log::max_prefix_bytes)
        : state_(std::make_shared<state>(std::move(front), std::move(backend), max_bytes)) {
        asio::co_spawn(state_->io_executor(), accept(state_), rethrow_bug);
    }

    /// Where clients connect.
    const endpoint& where() const noexcept { return state_->front.where; }

    /// What was recorded since the last call.
    transcript take() { return std::exchange(state_->bytes, transcript(state_->max_bytes)); }

    /// How connecting to the server went, the last time.
    const relay_outcome& backend_outcome() const noexcept { return state_->backend_outcome; }

    /// Ends all connections, and is done when nothing refers to them any more.
    asio::awaitable<void, executor> stop() {
        const auto shared = state_;
        error_code ignored;
        shared->front.acceptor.close(ignored);
        for (link& connection : shared->links)
            connection.close();
        while (shared->coroutines > 0) {
            shared->idle.expires_at(std::chrono::steady_clock::time_point::max());
            co_await shared->idle.async_wait(as_values);
        }
    }

private:
    using socket = stream_socket;
    using timer =
        asio::basic_waitable_timer<std::chrono::steady_clock,
                                   asio::wait_traits<std::chrono::steady_clock>, executor>;

    /// A client's connection, and the one to the server for it.
    struct link {
        socket client;
        socket server;

        explicit link(executor io_executor) : client(io_executor), server(io_executor) {}

        void close() {
            error_code ignored;
            client.close(ignored);
            server.close(ignored);
        }
    };

    /// Held by the coroutines too.
    struct state {
        state(bound_listener<Protocol> listener, dial_targets server, std::size_t bytes_kept)
            : front(std::move(listener)),
              backend(io_executor(), std::move(server), moved),
              max_bytes(bytes_kept),
              bytes(bytes_kept),
              idle(front.acceptor.get_executor()) {}

        executor io_executor() { return front.acceptor.get_executor(); }

        bound_listener<Protocol> front;
        traffic moved;  ///< Of connections to the server; told to nobody.
        socket_dialer backend;
        std::size_t max_bytes;
        transcript bytes;
        relay_outcome backend_outcome;
        std::list<link> links;
        std::size_t coroutines = 0;  ///< Coroutines that are not over.
        timer idle;                  ///< Cancelled when the last of them is.
    };

    /// Counts a coroutine as long as it lives.
    class coroutine_count {
    public:
        explicit coroutine_count(state& shared) : state_(shared) { ++state_.coroutines; }
        ~coroutine_count() {
            if (--state_.coroutines == 0)
                state_.idle.cancel();
        }
        coroutine_count(const coroutine_count&) = delete;
        coroutine_count& operator=(const coroutine_count&) = delete;

    private:
        state& state_;
    };

    static void rethrow_bug(const std::exception_ptr& bug) {
        if (bug)
            std::rethrow_exception(bug);
    }

    static asio::awaitable<void, executor> accept(std::shared_ptr<state> shared) {
        const coroutine_count counted(*shared);
        while (shared->front.acceptor.is_open()) {
            const auto accepted = shared->links.emplace(shared->links.end(), shared->io_executor());
            auto [error] =
                co_await shared->front.acceptor.async_accept(accepted->client, as_values);
            if (error) {
                shared->links.erase(accepted);
                co_return;
            }
            asio::co_spawn(shared->io_executor(), connect(shared, *accepted), rethrow_bug);
        }
    }

    static asio::awaitable<void, executor> connect(std::shared_ptr<state> shared,
                                                   link& connection) {
        using namespace asio::experimental::awaitable_operators;
        const coroutine_count counted(*shared);
        const auto begin = std::chrono::steady_clock::now();
        auto dialed = co_await shared->backend.dial();
        shared->backend_outcome.took = std::chrono::steady_clock::now() - begin;
        shared->backend_outcome.error = dialed ? error_code() : dialed.error().code;
        if (!dialed) {
            connection.close();
            co_return;
        }
        connection.server = std::move(dialed->next_layer());
        co_await (forward(connection, connection.client, connection.server, shared->bytes,
                          &transcript::sent) &&
                  forward(connection, connection.server, connection.client, shared->bytes,
                          &transcript::received));
    }

    /// Until `source` ends.
    static asio::awaitable<void, executor> forward(link& connection, socket& source, socket& target,
                                                   transcript& record,
                                                   byte_log transcript::*direction) {
        std::array<char, 16 * 1024> chunk;
        for (;;) {
            auto [read_error, size] =
                co_await source.async_read_some(asio::buffer(chunk), as_values);
            if (read_error)
                break;
            (record.*direction).append(std::string_view(chunk.data(), size));
            auto [write_error, written] =
                co_await asio::async_write(target, asio::buffer(chunk.data(), size), as_values);
            if (write_error) {
                connection.close();
                co_return;
            }
        }
        error_code ignored;
        target.shutdown(asio::socket_base::shutdown_send, ignored);
    }

    std::shared_ptr<state> state_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_RECORDING_RELAY_HPP
