/// \file
/// Sockets and epoll as the system offers them, with errors thrown and descriptors closed.
#ifndef PINGPONG_BENCHMARK_RAW_SOCKET_HPP
#define PINGPONG_BENCHMARK_RAW_SOCKET_HPP

#include <netinet/in.h>
#include <sys/epoll.h>

#include <span>
#include <string_view>
#include <utility>

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

/// \throws std::system_error  always; `during` is a literal.
[[noreturn]] void fail(int error, const char* during);

/// \return  `result`, unless it is negative: then `errno` is thrown.
int checked(int result, const char* during);

descriptor new_epoll();

/// \param flags  `SOCK_NONBLOCK` or 0.
descriptor new_tcp_socket(int flags);

void set_nodelay(const descriptor& socket);
void set_nonblocking(const descriptor& socket);

/// A listener on a port of the system's choice; `address` becomes where it is.
descriptor listen_on_loopback(sockaddr_in& address);

/// The next connection, ready for epoll.
descriptor accept_from(const descriptor& listener);

/// A connection ready for epoll. Set-up is not measured, so it may block.
///
/// \param opening  What to say first; a reply that ends in an empty line is then awaited, as of
///                 an HTTP upgrade. Empty: nothing.
descriptor dial(const sockaddr_in& server, std::string_view opening = {});

/// Where a server listens on this machine.
sockaddr_in loopback(std::uint16_t port);

/// The events there are, after waiting for one.
///
/// \param ready  Room for them.
std::span<epoll_event> wait(const descriptor& epoll, std::span<epoll_event> ready);

}  // namespace pingpong::raw

#endif  // PINGPONG_BENCHMARK_RAW_SOCKET_HPP
