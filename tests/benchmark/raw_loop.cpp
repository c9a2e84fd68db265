#include "raw_loop.hpp"

#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <system_error>

namespace pingpong::raw {
namespace {

constexpr std::size_t buffer_bytes = 64 * 1024;  // as the library reserves for a connection
constexpr int patience_ms = 5000;                // a loop that waits this long will never go on

[[noreturn]] void fail(int error, const char* during) {
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
    checked(::listen(listener.get(), 16), "listen");
    checked(::getsockname(listener.get(), generic, &size), "getsockname");
    return listener;
}

descriptor accept_from(const descriptor& listener) {
    constexpr int flags = SOCK_NONBLOCK | SOCK_CLOEXEC;
    descriptor accepted(checked(::accept4(listener.get(), nullptr, nullptr, flags), "accept4"));
    set_nodelay(accepted);
    return accepted;
}

/// Two connected sockets, ready for epoll. Set-up is not measured, so it may block.
std::pair<descriptor, descriptor> connect_pair(carrier over) {
    if (over == carrier::unix_socket) {
        int both[2];
        constexpr int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
        checked(::socketpair(AF_UNIX, type, 0, both), "socketpair");
        return {descriptor(both[0]), descriptor(both[1])};
    }
    sockaddr_in address{};
    const descriptor listener = listen_on_loopback(address);
    descriptor client = new_tcp_socket(0);
    checked(::connect(client.get(), reinterpret_cast<sockaddr*>(&address), sizeof address),
            "connect");
    int unblocked = 1;
    checked(::ioctl(client.get(), FIONBIO, &unblocked), "FIONBIO");
    set_nodelay(client);
    return {std::move(client), accept_from(listener)};
}

/// Two sides and a listener: no wait returns more than that.
using ready_events = std::array<epoll_event, 3>;

std::span<epoll_event> wait(const descriptor& epoll, ready_events& ready) {
    const int count =
        ::epoll_wait(epoll.get(), ready.data(), static_cast<int>(ready.size()), patience_ms);
    if (count == 0)
        fail(ETIMEDOUT, "epoll_wait");
    if (count < 0 && errno != EINTR)
        fail(errno, "epoll_wait");
    return std::span(ready).first(static_cast<std::size_t>(std::max(count, 0)));
}

}  // namespace

void descriptor::reset() noexcept {
    if (number_ >= 0)
        ::close(std::exchange(number_, -1));
}

side::side(std::string_view says, std::string_view expects)
    : says_(says), expects_(expects), said_(says.size()), buffer_(buffer_bytes) {
    if (says.empty() || expects.empty())
        fail(EINVAL, "an empty message");
}

void side::watch(const descriptor& epoll, descriptor socket, std::uint32_t events) {
    socket_ = std::move(socket);
    said_ = says_.size();
    heard_ = 0;
    events_ = events;
    epoll_event interest{.events = events, .data = {.ptr = this}};
    checked(::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, socket_.get(), &interest), "epoll_ctl");
}

void side::speak(const descriptor& epoll) {
    said_ = 0;
    speak_on(epoll);
}

void side::speak_on(const descriptor& epoll) {
    if (said_ < says_.size()) {
        const ssize_t sent =
            ::send(socket_.get(), says_.data() + said_, says_.size() - said_, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            fail(errno, "send");
        said_ += static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
    }
    const std::uint32_t wanted = said_ < says_.size() ? EPOLLIN | EPOLLOUT : EPOLLIN;
    if (wanted != events_) {
        events_ = wanted;
        epoll_event interest{.events = wanted, .data = {.ptr = this}};
        checked(::epoll_ctl(epoll.get(), EPOLL_CTL_MOD, socket_.get(), &interest), "epoll_ctl");
    }
}

side::heard side::hear(std::uint64_t& bytes) {
    const ssize_t received = ::recv(socket_.get(), buffer_.data(), buffer_.size(), 0);
    if (received < 0 && errno == EAGAIN)
        return heard::part;
    if (received < 0)
        fail(errno, "recv");
    if (received == 0 && heard_ == 0)
        return heard::end;
    const std::string_view text(buffer_.data(), static_cast<std::size_t>(received));
    if (text.empty() || !expects_.substr(heard_).starts_with(text))
        fail(EBADMSG, "recv");
    bytes += text.size();
    heard_ += text.size();
    if (heard_ < expects_.size())
        return heard::part;
    heard_ = 0;
    return heard::all;
}

kept_loop::kept_loop(carrier over, std::string request, std::string reply)
    : request_(std::move(request)),
      reply_(std::move(reply)),
      epoll_(new_epoll()),
      client_(request_, reply_),
      server_(reply_, request_) {
    auto [client, server] = connect_pair(over);
    client_.watch(epoll_, std::move(client), EPOLLIN);
    server_.watch(epoll_, std::move(server), EPOLLIN);
    total_.connections = 1;
}

void kept_loop::play(std::size_t exchanges) {
    if (exchanges == 0)
        return;
    const std::uint64_t last = total_.exchanges + exchanges;
    ready_events ready;
    client_.speak(epoll_);
    while (total_.exchanges < last) {
        for (const epoll_event& event : wait(epoll_, ready)) {
            const bool at_client = event.data.ptr == &client_;
            side& here = at_client ? client_ : server_;
            if (event.events & EPOLLOUT)
                here.speak_on(epoll_);
            if (!(event.events & ~EPOLLOUT))
                continue;
            switch (here.hear(at_client ? total_.reply_bytes : total_.request_bytes)) {
                case side::heard::part:
                    break;
                case side::heard::end:
                    fail(ECONNRESET, "recv");
                case side::heard::all:
                    if (at_client)
                        ++total_.exchanges;
                    if (!at_client || total_.exchanges < last)
                        here.speak(epoll_);
            }
        }
    }
}

closing_loop::closing_loop(std::string request, std::string reply)
    : request_(std::move(request)),
      reply_(std::move(reply)),
      epoll_(new_epoll()),
      listener_(listen_on_loopback(address_)),
      client_(request_, reply_),
      server_(reply_, request_) {
    epoll_event interest{.events = EPOLLIN, .data = {.ptr = this}};
    checked(::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, listener_.get(), &interest), "epoll_ctl");
}

void closing_loop::dial() {
    descriptor socket = new_tcp_socket(SOCK_NONBLOCK);
    set_nodelay(socket);
    const auto* peer = reinterpret_cast<const sockaddr*>(&address_);
    if (::connect(socket.get(), peer, sizeof address_) < 0 && errno != EINPROGRESS)
        fail(errno, "connect");
    connecting_ = true;
    replied_ = false;
    client_.watch(epoll_, std::move(socket), EPOLLOUT);
}

void closing_loop::serve(std::uint32_t events) {
    if (events & EPOLLOUT)
        server_.speak_on(epoll_);
    if (events & ~EPOLLOUT) {
        if (server_.hear(total_.request_bytes) != side::heard::all)
            return;
        server_.speak(epoll_);
    }
    if (server_.all_said())
        server_.hang_up();
}

void closing_loop::converse(std::uint32_t events) {
    if (std::exchange(connecting_, false))
        return client_.speak(epoll_);  // which fails if connecting did
    if (events & EPOLLOUT)
        client_.speak_on(epoll_);
    if (!(events & ~EPOLLOUT))
        return;
    side::heard got = client_.hear(total_.reply_bytes);
    if (got == side::heard::all && !std::exchange(replied_, true))
        got = client_.hear(total_.reply_bytes);  // the server closes right after its reply
    if (got == side::heard::part)
        return;
    if (got == side::heard::all || !replied_)
        fail(EBADMSG, "recv");
    client_.hang_up();
    ++total_.exchanges;
}

void closing_loop::play(std::size_t exchanges) {
    ready_events ready;
    for (const std::uint64_t last = total_.exchanges + exchanges; total_.exchanges < last;) {
        const std::uint64_t next = total_.exchanges + 1;
        dial();
        while (total_.exchanges < next) {
            for (const epoll_event& event : wait(epoll_, ready)) {
                if (event.data.ptr == &client_) {
                    converse(event.events);
                } else if (event.data.ptr == &server_) {
                    serve(event.events);
                } else {
                    server_.watch(epoll_, accept_from(listener_), EPOLLIN);
                    ++total_.connections;
                }
            }
        }
    }
}

}  // namespace pingpong::raw
