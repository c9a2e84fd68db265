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

void crowd_server::answer(side& one, std::uint32_t events) {
    if (events & EPOLLOUT)
        one.speak_on(epoll_);
    if (!(events & ~EPOLLOUT))
        return;
    switch (one.hear(request_bytes_)) {
        case side::heard::part:
            return;
        case side::heard::all:
            return one.speak(epoll_);
        case side::heard::end:
            sides_.remove_if([&one](const side& other) { return &other == &one; });
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
        sides_[i].speak(epoll_);
    ready_events ready;
    for (std::size_t done = 0; done < exchanges;) {
        for (const epoll_event& event : wait(epoll_, ready)) {
            side& one = *static_cast<side*>(event.data.ptr);
            if (event.events & EPOLLOUT)
                one.speak_on(epoll_);
            if (!(event.events & ~EPOLLOUT))
                continue;
            const auto got = one.hear(reply_bytes_);
            if (got == side::heard::end)
                fail(ECONNRESET, "recv");
            if (got == side::heard::part)
                continue;
            ++done;
            if (begun < exchanges) {
                ++begun;
                one.speak(epoll_);
            }
        }
    }
}

}  // namespace pingpong::raw
