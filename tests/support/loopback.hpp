/// \file
/// Servers of the library over real loopback sockets, and peers written by hand.
#ifndef PINGPONG_TESTS_LOOPBACK_HPP
#define PINGPONG_TESTS_LOOPBACK_HPP

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/protocols/protocol.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {

/// Starts the server that `protocol` needs, on a port of the system's choice.
inline std::unique_ptr<server> start_server(asio::io_context& context, std::string_view protocol,
                                            const session_settings& settings = {}) {
    auto started =
        find_protocol(protocol)->served_by.start(context.get_executor(), bind_options(), settings);
    if (!started)
        throw std::runtime_error(format_failure(started.error()));
    return std::move(*started);
}

inline asio::awaitable<bool, executor> stopped(server& running, std::chrono::nanoseconds timeout) {
    co_await running.stop(timeout);
    co_return true;
}

/// Stops a server; throws "did not finish" when that takes for ever.
inline void stop_server(asio::io_context& context, server& running,
                        std::chrono::nanoseconds timeout) {
    run_coroutine(context, stopped(running, timeout));
}

/// A connection to a server, in the hands of the test.
class loopback_peer {
public:
    using socket_type = asio::basic_stream_socket<asio::ip::tcp, executor>;

    loopback_peer(asio::io_context& context, const endpoint& where)
        : context_(context), socket_(context.get_executor()) {
        socket_.connect({asio::ip::make_address(where.address()), where.port});
    }

    void say(std::string_view text) { asio::write(socket_, asio::buffer(text)); }

    /// The bytes that the server sends up to and with `last`; fewer when it closes before.
    std::string hear_until(std::string last) {
        return run_coroutine(context_, read_up_to(*this, std::move(last)));
    }

    /// Waits for the server to end the connection.
    void wait_for_end() { run_coroutine(context_, read_to_the_end(*this)); }

    socket_type& socket() noexcept { return socket_; }

private:
    static asio::awaitable<std::string, executor> read_up_to(loopback_peer& peer,
                                                             std::string last) {
        auto [error, size] = co_await asio::async_read_until(
            peer.socket_, asio::dynamic_buffer(peer.unread_), last, as_values);
        const std::size_t heard = error ? peer.unread_.size() : size;
        std::string text = peer.unread_.substr(0, heard);
        peer.unread_.erase(0, heard);
        co_return text;
    }

    static asio::awaitable<bool, executor> read_to_the_end(loopback_peer& peer) {
        std::string input(1000, '?');
        for (;;) {
            auto [error, size] =
                co_await peer.socket_.async_read_some(asio::buffer(input), as_values);
            if (error)
                co_return true;
        }
    }

    asio::io_context& context_;
    socket_type socket_;
    std::string unread_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_LOOPBACK_HPP
