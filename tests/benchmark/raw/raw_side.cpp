#include "raw/raw_side.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace pingpong::raw {
namespace {

constexpr std::size_t buffer_bytes = 64 * 1024;  // as the library reserves for a connection

}  // namespace

side::side(std::string_view message, std::string_view expected)
    : message_(message), expected_(expected), sent_(message.size()), buffer_(buffer_bytes) {
    if (message.empty() || expected.empty())
        fail(EINVAL, "an empty message");
}

void side::watch(const descriptor& epoll, descriptor socket, std::uint32_t events) {
    socket_ = std::move(socket);
    sent_ = message_.size();
    received_ = 0;
    events_ = events;
    epoll_event interest{.events = events, .data = {.ptr = this}};
    checked(::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, socket_.get(), &interest), "epoll_ctl");
}

void side::send(const descriptor& epoll) {
    sent_ = 0;
    continue_sending(epoll);
}

void side::continue_sending(const descriptor& epoll) {
    if (sent_ < message_.size()) {
        const ssize_t sent =
            ::send(socket_.get(), message_.data() + sent_, message_.size() - sent_, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            fail(errno, "send");
        sent_ += static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
    }
    const std::uint32_t wanted = sent_ < message_.size() ? EPOLLIN | EPOLLOUT : EPOLLIN;
    if (wanted != events_) {
        events_ = wanted;
        epoll_event interest{.events = wanted, .data = {.ptr = this}};
        checked(::epoll_ctl(epoll.get(), EPOLL_CTL_MOD, socket_.get(), &interest), "epoll_ctl");
    }
}

side::progress side::receive(std::uint64_t& bytes) {
    const ssize_t received = ::recv(socket_.get(), buffer_.data(), buffer_.size(), 0);
    if (received < 0 && errno == EAGAIN)
        return progress::partial;
    if (received < 0)
        fail(errno, "recv");
    if (received == 0 && received_ == 0)
        return progress::closed;
    const std::string_view text(buffer_.data(), static_cast<std::size_t>(received));
    if (text.empty() || !expected_.substr(received_).starts_with(text))
        fail(EBADMSG, "recv");
    bytes += text.size();
    received_ += text.size();
    if (received_ < expected_.size())
        return progress::partial;
    received_ = 0;
    return progress::complete;
}

}  // namespace pingpong::raw
