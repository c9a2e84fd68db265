#include "raw/raw_loop.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

namespace pingpong::raw {
namespace {

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
    descriptor client = dial(address);
    return {std::move(client), accept_from(listener)};
}

std::pair<descriptor, descriptor> connect_pair(const tls_carrier&) {
    return connect_pair(carrier::tcp);
}

/// Two sides and a listener: no wait returns more than that.
using ready_events = std::array<epoll_event, 3>;

}  // namespace

template <class Carrier>
kept_loop_over<Carrier>::kept_loop_over(Carrier over, std::string request, std::string reply)
    : request_(std::move(request)),
      reply_(std::move(reply)),
      epoll_(new_epoll()),
      client_(make_side(over, end::client, request_, reply_)),
      server_(make_side(over, end::server, reply_, request_)) {
    auto [client, server] = connect_pair(over);
    client_.watch(epoll_, std::move(client), EPOLLIN);
    server_.watch(epoll_, std::move(server), EPOLLIN);
    total_.connections = 1;
}

template <class Carrier>
void kept_loop_over<Carrier>::play(std::size_t exchanges) {
    if (exchanges == 0)
        return;
    const std::uint64_t last = total_.exchanges + exchanges;
    ready_events ready;
    client_.send(epoll_);
    while (total_.exchanges < last) {
        for (const epoll_event& event : wait(epoll_, ready)) {
            const bool at_client = event.data.ptr == &client_;
            side_over<Carrier>& active = at_client ? client_ : server_;
            if (event.events & EPOLLOUT)
                active.continue_sending(epoll_);
            if (!(event.events & ~EPOLLOUT))
                continue;
            switch (active.receive(at_client ? total_.reply_bytes : total_.request_bytes)) {
                case side::progress::partial:
                    break;
                case side::progress::closed:
                    fail(ECONNRESET, "recv");
                case side::progress::complete:
                    if (at_client)
                        ++total_.exchanges;
                    if (!at_client || total_.exchanges < last)
                        active.send(epoll_);
            }
        }
    }
}

template <class Carrier>
closing_loop_over<Carrier>::closing_loop_over(Carrier over, std::string request, std::string reply)
    : request_(std::move(request)),
      reply_(std::move(reply)),
      epoll_(new_epoll()),
      listener_(listen_on_loopback(address_)),
      client_(make_side(over, end::client, request_, reply_)),
      server_(make_side(over, end::server, reply_, request_)) {
    epoll_event interest{.events = EPOLLIN, .data = {.ptr = this}};
    checked(::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, listener_.get(), &interest), "epoll_ctl");
}

template <class Carrier>
void closing_loop_over<Carrier>::dial() {
    descriptor socket = new_tcp_socket(SOCK_NONBLOCK);
    set_nodelay(socket);
    const auto* peer = reinterpret_cast<const sockaddr*>(&address_);
    if (::connect(socket.get(), peer, sizeof address_) < 0 && errno != EINPROGRESS)
        fail(errno, "connect");
    connecting_ = true;
    replied_ = false;
    client_.watch(epoll_, std::move(socket), EPOLLOUT);
}

template <class Carrier>
void closing_loop_over<Carrier>::serve(std::uint32_t events) {
    if (events & EPOLLOUT)
        server_.continue_sending(epoll_);
    if (events & ~EPOLLOUT) {
        if (server_.receive(total_.request_bytes) != side::progress::complete)
            return;
        server_.send(epoll_);
    }
    if (server_.all_sent())
        server_.close();
}

template <class Carrier>
void closing_loop_over<Carrier>::receive_reply(std::uint32_t events) {
    if (std::exchange(connecting_, false))
        return client_.send(epoll_);  // which fails if connecting did
    if (events & EPOLLOUT)
        client_.continue_sending(epoll_);
    if (!(events & ~EPOLLOUT))
        return;
    side::progress got = client_.receive(total_.reply_bytes);
    if (got == side::progress::complete && !std::exchange(replied_, true))
        got = client_.receive(total_.reply_bytes);  // the server closes right after its reply
    if (got == side::progress::partial)
        return;
    if (got == side::progress::complete || !replied_)
        fail(EBADMSG, "recv");
    client_.close();
    ++total_.exchanges;
}

template <class Carrier>
void closing_loop_over<Carrier>::play(std::size_t exchanges) {
    ready_events ready;
    for (const std::uint64_t last = total_.exchanges + exchanges; total_.exchanges < last;) {
        const std::uint64_t next = total_.exchanges + 1;
        dial();
        while (total_.exchanges < next) {
            for (const epoll_event& event : wait(epoll_, ready)) {
                if (event.data.ptr == &client_) {
                    receive_reply(event.events);
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

template class kept_loop_over<carrier>;
template class kept_loop_over<tls_carrier>;
template class closing_loop_over<carrier>;
template class closing_loop_over<tls_carrier>;

}  // namespace pingpong::raw
