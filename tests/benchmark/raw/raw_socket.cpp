#include "raw/raw_socket.hpp"

#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>

namespace pingpong::raw {
namespace {

constexpr int timeout_ms = 5000;
constexpr int backlog = 1024;

}  // namespace

void descriptor::reset() noexcept {
    if (number_ >= 0)
        ::close(std::exchange(number_, -1));
}

void fail(int error, const char* during) {
    throw std::system_error(error, std::generic_category(), during);
}

int checked(int result, const char* during) {
    if (result < 0)
        fail(errno, during);
    return result;
}

descriptor new_epoll() {
    return descriptor(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1"));
}

descriptor new_tcp_socket(int flags) {
    return descriptor(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0), "socket"));
}

void set_nodelay(const descriptor& socket) {
    const int on = 1;
    checked(::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "TCP_NODELAY");
}

descriptor listen_on_loopback(sockaddr_in& address) {
    descriptor listener = new_tcp_socket(SOCK_NONBLOCK);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    checked(::bind(listener.get(), generic, size), "bind");
    checked(::listen(listener.get(), backlog), "listen");
    checked(::getsockname(listener.get(), generic, &size), "getsockname");
    return listener;
}

descriptor accept_from(const descriptor& listener) {
    constexpr int flags = SOCK_NONBLOCK | SOCK_CLOEXEC;
    descriptor accepted(checked(::accept4(listener.get(), nullptr, nullptr, flags), "accept4"));
    set_nodelay(accepted);
    return accepted;
}

void set_nonblocking(const descriptor& socket) {
    int on = 1;
    checked(::ioctl(socket.get(), FIONBIO, &on), "FIONBIO");
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

descriptor dial(const sockaddr_in& server, std::string_view opening) {
    descriptor client = new_tcp_socket(0);
    const auto* peer = reinterpret_cast<const sockaddr*>(&server);
    checked(::connect(client.get(), peer, sizeof server), "connect");
    set_nodelay(client);
    if (!opening.empty()) {
        checked(
            static_cast<int>(::send(client.get(), opening.data(), opening.size(), MSG_NOSIGNAL)),
            "send");
        std::string reply;
        for (std::array<char, 1024> piece{}; !reply.ends_with("\r\n\r\n");) {
            const ssize_t got = ::recv(client.get(), piece.data(), piece.size(), 0);
            if (got <= 0)
                fail(got == 0 ? ECONNRESET : errno, "opening");
            reply.append(piece.data(), static_cast<std::size_t>(got));
        }
    }
    set_nonblocking(client);
    return client;
}

std::span<epoll_event> wait(const descriptor& epoll, std::span<epoll_event> ready) {
    const int count =
        ::epoll_wait(epoll.get(), ready.data(), static_cast<int>(ready.size()), timeout_ms);
    if (count == 0)
        fail(ETIMEDOUT, "epoll_wait");
    if (count < 0 && errno != EINTR)
        fail(errno, "epoll_wait");
    return ready.first(static_cast<std::size_t>(std::max(count, 0)));
}

}  // namespace pingpong::raw
