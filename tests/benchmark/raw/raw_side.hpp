/// \file
/// One end of a connection on which a fixed message is answered by another.
#ifndef PINGPONG_BENCHMARK_RAW_SIDE_HPP
#define PINGPONG_BENCHMARK_RAW_SIDE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "raw/raw_socket.hpp"

namespace pingpong::raw {

/// Which end of a connection: the one that connects and sends first, or the one that accepts.
enum class end { client, server };

/// One end of a connection: the message it sends and the one it waits for.
///
/// Its address is known to epoll once it is watched, so it stays where it is.
class side {
public:
    side(std::string_view message, std::string_view expected);
    side(const side&) = delete;
    side& operator=(const side&) = delete;

    /// Takes over a connected or connecting socket; epoll reports `events` of it.
    void watch(const descriptor& epoll, descriptor socket, std::uint32_t events);

    /// Sends the message; epoll reports when there is room for what did not fit.
    void send(const descriptor& epoll);

    /// Sends more of a message that did not fit, if there is one.
    void continue_sending(const descriptor& epoll);

    /// Whether all of the message is sent.
    bool all_sent() const noexcept { return sent_ == message_.size(); }

    /// How far the expected message has come.
    enum class progress { partial, complete, closed };

    /// Reads once; whether that completed the message, or the peer has closed. Bytes other than the
    /// expected ones throw.
    progress receive(std::uint64_t& bytes);

    /// Closes the socket.
    void close() noexcept { socket_.reset(); }

private:
    descriptor socket_;
    std::string_view message_;
    std::string_view expected_;
    std::size_t sent_;          ///< Of `message_`.
    std::size_t received_ = 0;  ///< Of `expected_`.
    std::uint32_t events_ = 0;
    std::vector<char> buffer_;
};

}  // namespace pingpong::raw

#endif  // PINGPONG_BENCHMARK_RAW_SIDE_HPP
