/// \file
/// Stands between a client and a server, and keeps what each of them says.
#ifndef PINGPONG_TRANSPORT_RECORDING_RELAY_HPP
#define PINGPONG_TRANSPORT_RECORDING_RELAY_HPP

#include <array>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <list>
#include <memory>
#include <string>
#include <utility>

#include "pingpong/core/transcript.hpp"
#include "pingpong/transport/listen.hpp"

namespace pingpong {

/// Passes on, byte by byte as it comes, what clients and a server say to each other, and keeps it.
///
/// The streams of client and server remain as they are when nothing is recorded: there is nothing
/// in them for this. Lives on the thread that runs the io_context. Await `stop` before destroying
/// it, unless the io_context will not run again.
///
/// \tparam Protocol  `asio::ip::tcp` or `asio::local::stream_protocol`.
template <class Protocol>
class recording_relay {
public:
    /// \param open    Where clients are to connect.
    /// \param behind  Where the server is.
    recording_relay(bound_listener<Protocol> open, typename Protocol::endpoint behind)
        : held_(std::make_shared<state>(std::move(open), std::move(behind))) {
        asio::co_spawn(held_->here(), accept(held_), rethrow_bug);
    }

    /// Where clients are to connect.
    const endpoint& where() const noexcept { return held_->front.where; }

    /// What was said since the last time.
    transcript take() { return std::exchange(held_->bytes, transcript()); }

    /// Ends all connections, and is done when nothing refers to them any more.
    asio::awaitable<void, executor> stop() {
        const auto held = held_;
        error_code ignored;
        held->front.acceptor.close(ignored);
        for (line& one : held->lines)
            one.close();
        while (held->users > 0) {
            held->idle.expires_at(std::chrono::steady_clock::time_point::max());
            co_await held->idle.async_wait(as_values);
        }
    }

private:
    using socket = asio::basic_stream_socket<Protocol, executor>;
    using timer =
        asio::basic_waitable_timer<std::chrono::steady_clock,
                                   asio::wait_traits<std::chrono::steady_clock>, executor>;

    /// A client's connection, and the one to the server for it.
    struct line {
        socket client;
        socket server;

        explicit line(executor here) : client(here), server(here) {}

        void close() {
            error_code ignored;
            client.close(ignored);
            server.close(ignored);
        }
    };

    /// Held by the coroutines too.
    struct state {
        state(bound_listener<Protocol> open, typename Protocol::endpoint to)
            : front(std::move(open)), behind(std::move(to)), idle(front.acceptor.get_executor()) {}

        executor here() { return front.acceptor.get_executor(); }

        bound_listener<Protocol> front;
        typename Protocol::endpoint behind;
        transcript bytes;
        std::list<line> lines;
        std::size_t users = 0;  ///< Coroutines that are not over.
        timer idle;             ///< Cancelled when the last of them is.
    };

    /// Counts a coroutine as long as it lives.
    class use {
    public:
        explicit use(state& held) : held_(held) { ++held_.users; }
        ~use() {
            if (--held_.users == 0)
                held_.idle.cancel();
        }
        use(const use&) = delete;
        use& operator=(const use&) = delete;

    private:
        state& held_;
    };

    static void rethrow_bug(const std::exception_ptr& bug) {
        if (bug)
            std::rethrow_exception(bug);
    }

    static asio::awaitable<void, executor> accept(std::shared_ptr<state> held) {
        const use counted(*held);
        while (held->front.acceptor.is_open()) {
            const auto opened = held->lines.emplace(held->lines.end(), held->here());
            auto [error] = co_await held->front.acceptor.async_accept(opened->client, as_values);
            if (error) {
                held->lines.erase(opened);
                co_return;
            }
            asio::co_spawn(held->here(), connect(held, *opened), rethrow_bug);
        }
    }

    static asio::awaitable<void, executor> connect(std::shared_ptr<state> held, line& between) {
        using namespace asio::experimental::awaitable_operators;
        const use counted(*held);
        error_code refused;
        between.server.open(held->behind.protocol(), refused);
        if (!refused)
            prepare_socket(between.server, refused);
        if (!refused) {
            auto [error] = co_await between.server.async_connect(held->behind, as_values);
            refused = error;
        }
        if (refused) {
            between.close();
            co_return;
        }
        co_await (
            pass_on(between, between.client, between.server, held->bytes, &transcript::sent) &&
            pass_on(between, between.server, between.client, held->bytes, &transcript::received));
    }

    /// Until `from` has no more to say.
    static asio::awaitable<void, executor> pass_on(line& between, socket& from, socket& to,
                                                   transcript& said, byte_log transcript::*by) {
        std::array<char, 16 * 1024> piece;
        for (;;) {
            auto [ended, size] = co_await from.async_read_some(asio::buffer(piece), as_values);
            if (ended)
                break;
            (said.*by).append(std::string_view(piece.data(), size));
            auto [lost, written] =
                co_await asio::async_write(to, asio::buffer(piece.data(), size), as_values);
            if (lost) {
                between.close();
                co_return;
            }
        }
        error_code ignored;
        to.shutdown(asio::socket_base::shutdown_send, ignored);
    }

    std::shared_ptr<state> held_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_RECORDING_RELAY_HPP
