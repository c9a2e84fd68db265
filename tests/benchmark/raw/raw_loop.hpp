/// \file
/// Exchanges as written by hand: sockets and epoll, no Asio, no protocol. What the library's CPU
/// time per exchange is compared with.
///
/// Client and server share one thread and one epoll instance, as in a run. Sockets are
/// non-blocking, epoll is level-triggered, TCP_NODELAY is set on both ends. The messages are
/// whatever bytes the caller gives, so that one loop stands for lines, WebSocket frames and HTTP
/// messages alike.
#ifndef PINGPONG_BENCHMARK_RAW_LOOP_HPP
#define PINGPONG_BENCHMARK_RAW_LOOP_HPP

#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "raw/raw_side.hpp"

namespace pingpong::raw {

/// What went through since a loop was made, counted by the side that received it.
struct tally {
    std::uint64_t exchanges = 0;
    std::uint64_t connections = 0;
    std::uint64_t request_bytes = 0;
    std::uint64_t reply_bytes = 0;
};

enum class carrier { tcp, unix_socket };

/// Exchanges on one connection that stays open: 2 send, 2 recv and 2 epoll_wait each.
class kept_loop {
public:
    /// \par Errors    All members throw std::system_error.
    kept_loop(carrier over, std::string request, std::string reply);

    /// Plays that many exchanges; each begins when the one before is complete.
    void play(std::size_t exchanges);

    const tally& total() const noexcept { return total_; }

private:
    std::string request_;
    std::string reply_;
    descriptor epoll_;
    side client_;
    side server_;
    tally total_;
};

/// Exchanges on a new TCP connection each; the server closes first. 18 system calls each.
class closing_loop {
public:
    /// \par Errors    All members throw std::system_error.
    closing_loop(std::string request, std::string reply);

    /// Plays that many exchanges; each connects when the one before has closed.
    void play(std::size_t exchanges);

    const tally& total() const noexcept { return total_; }

private:
    void dial();
    void serve(std::uint32_t events);
    void receive_reply(std::uint32_t events);

    std::string request_;
    std::string reply_;
    descriptor epoll_;
    sockaddr_in address_{};  // before the listener, whose making fills it in
    descriptor listener_;
    bool connecting_ = false;
    bool replied_ = false;
    side client_;
    side server_;
    tally total_;
};

}  // namespace pingpong::raw

#endif  // PINGPONG_BENCHMARK_RAW_LOOP_HPP
