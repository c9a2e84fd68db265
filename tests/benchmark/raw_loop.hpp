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
#include <string_view>
#include <utility>
#include <vector>

namespace pingpong::raw {

/// A file descriptor, closed by its owner.
class descriptor {
public:
    descriptor() = default;
    explicit descriptor(int number) noexcept : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        other.reset();
        return *this;
    }
    ~descriptor() { reset(); }

    void reset() noexcept;
    int get() const noexcept { return number_; }

private:
    int number_ = -1;
};

/// What went through since a loop was made, counted by the side that received it.
struct tally {
    std::uint64_t exchanges = 0;
    std::uint64_t connections = 0;
    std::uint64_t request_bytes = 0;
    std::uint64_t reply_bytes = 0;
};

/// One end of a connection: the message it sends and the one it waits for.
///
/// Its address is known to epoll once it is watched, so it stays where it is.
class side {
public:
    side(std::string_view says, std::string_view expects);
    side(const side&) = delete;
    side& operator=(const side&) = delete;

    /// Takes over a connected or connecting socket; epoll reports `events` of it.
    void watch(const descriptor& epoll, descriptor socket, std::uint32_t events);

    /// Sends the message; epoll reports when there is room for what did not fit.
    void speak(const descriptor& epoll);

    /// Sends more of a message that did not fit, if there is one.
    void speak_on(const descriptor& epoll);

    bool all_said() const noexcept { return said_ == says_.size(); }

    enum class heard { part, all, end };

    /// Reads once; whether that completed the message, or the peer has closed. Bytes other than the
    /// expected ones throw.
    heard hear(std::uint64_t& bytes);

    void hang_up() noexcept { socket_.reset(); }

private:
    descriptor socket_;
    std::string_view says_;
    std::string_view expects_;
    std::size_t said_;       ///< Of `says_`.
    std::size_t heard_ = 0;  ///< Of `expects_`.
    std::uint32_t events_ = 0;
    std::vector<char> buffer_;
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
    void converse(std::uint32_t events);

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
