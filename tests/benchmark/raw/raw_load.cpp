#include "raw/raw_load.hpp"

#include <sys/epoll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace pingpong::raw {
namespace {

using ready_events = std::array<epoll_event, 128>;

}  // namespace

crowd_server::crowd_server(std::string request, std::string reply)
    : request_(std::move(request)),
      reply_(std::move(reply)),
      epoll_(new_epoll()),
      listener_(listen_on_loopback(address_)) {
    epoll_event interest{.events = EPOLLIN, .data = {.ptr = this}};
    checked(::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, listener_.get(), &interest), "epoll_ctl");
}

void crowd_server::answer(side& peer, std::uint32_t events) {
    if (events & EPOLLOUT)
        peer.continue_sending(epoll_);
    if (!(events & ~EPOLLOUT))
        return;
    switch (peer.receive(request_bytes_)) {
        case side::progress::partial:
            return;
        case side::progress::complete:
            return peer.send(epoll_);
        case side::progress::closed:
            sides_.remove_if([&peer](const side& other) { return &other == &peer; });
    }
}

void crowd_server::serve() {
    for (ready_events ready;;) {
        const int count = ::epoll_wait(epoll_.get(), ready.data(), ready.size(), -1);
        for (int i = 0; i < count; ++i) {
            void* const whose = ready[static_cast<std::size_t>(i)].data.ptr;
            if (whose == this)
                sides_.emplace_back(reply_, request_)
                    .watch(epoll_, accept_from(listener_), EPOLLIN);
            else
                answer(*static_cast<side*>(whose), ready[static_cast<std::size_t>(i)].events);
        }
    }
}

crowd_load::crowd_load(const sockaddr_in& server, std::size_t connections, std::string request,
                       std::string reply, std::string_view opening)
    : request_(std::move(request)), reply_(std::move(reply)), epoll_(new_epoll()) {
    for (std::size_t i = 0; i < connections; ++i)
        sides_.emplace_back(request_, reply_).watch(epoll_, dial(server, opening), EPOLLIN);
}

void crowd_load::play(std::size_t exchanges) {
    std::size_t begun = std::min(exchanges, sides_.size());
    for (std::size_t i = 0; i < begun; ++i)
        sides_[i].send(epoll_);
    ready_events ready;
    for (std::size_t done = 0; done < exchanges;) {
        for (const epoll_event& event : wait(epoll_, ready)) {
            side& peer = *static_cast<side*>(event.data.ptr);
            if (event.events & EPOLLOUT)
                peer.continue_sending(epoll_);
            if (!(event.events & ~EPOLLOUT))
                continue;
            const auto got = peer.receive(reply_bytes_);
            if (got == side::progress::closed)
                fail(ECONNRESET, "recv");
            if (got == side::progress::partial)
                continue;
            ++done;
            if (begun < exchanges) {
                ++begun;
                peer.send(epoll_);
            }
        }
    }
}

}  // namespace pingpong::raw
