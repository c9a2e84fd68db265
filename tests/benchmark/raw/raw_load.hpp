/// \file
/// Exchanges on many connections at once, written by hand: the server, and the load on one.
#ifndef PINGPONG_BENCHMARK_RAW_LOAD_HPP
#define PINGPONG_BENCHMARK_RAW_LOAD_HPP

#include <netinet/in.h>

#include <cstddef>
#include <deque>
#include <list>
#include <string>
#include <string_view>

#include "raw/raw_side.hpp"

namespace pingpong::raw {

/// Answers a fixed request by a fixed reply on every connection it accepts.
class crowd_server {
public:
    /// Listens on loopback.
    ///
    /// \par Errors  All members throw std::system_error.
    crowd_server(std::string request, std::string reply);

    const sockaddr_in& where() const noexcept { return address_; }

    /// Serves until the process is killed.
    [[noreturn]] void serve();

private:
    void answer(side& peer, std::uint32_t events);

    std::string request_;
    std::string reply_;
    descriptor epoll_;
    sockaddr_in address_{};  // before the listener, whose making fills it in
    descriptor listener_;
    std::list<side> sides_;
    std::uint64_t request_bytes_ = 0;
};

/// Connections to a server elsewhere, each with one exchange in flight.
class crowd_load {
public:
    /// \param opening  As of `dial`.
    /// \par Errors     All members throw std::system_error.
    crowd_load(const sockaddr_in& server, std::size_t connections, std::string request,
               std::string reply, std::string_view opening = {});

    /// Plays that many exchanges over all connections together.
    ///
    /// \param exchanges  At least the number of connections.
    void play(std::size_t exchanges);

private:
    std::string request_;
    std::string reply_;
    descriptor epoll_;
    std::deque<side> sides_;
    std::uint64_t reply_bytes_ = 0;
};

}  // namespace pingpong::raw

#endif  // PINGPONG_BENCHMARK_RAW_LOAD_HPP
