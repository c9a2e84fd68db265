#include "raw/raw_side.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace pingpong::raw {
namespace {

constexpr std::size_t buffer_bytes = 64 * 1024;  // as the library reserves for a connection

}  // namespace

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

}  // namespace pingpong::raw
