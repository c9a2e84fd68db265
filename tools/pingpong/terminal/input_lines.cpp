#include "pingpong/terminal/input_lines.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace pingpong::command {
namespace {

/// An epoll descriptor that watches standard input; -1 for a file, which epoll refuses.
int watch_standard_input() {
    const int watcher = ::epoll_create1(EPOLL_CLOEXEC);
    epoll_event when_readable{};
    when_readable.events = EPOLLIN;
    if (watcher != -1 && ::epoll_ctl(watcher, EPOLL_CTL_ADD, STDIN_FILENO, &when_readable) == 0)
        return watcher;
    if (watcher != -1)
        ::close(watcher);
    return -1;
}

}  // namespace

input_lines::input_lines(executor io_executor) : readable_(io_executor) {
    error_code failed;
    const int watcher = watch_standard_input();
    if (watcher != -1)
        readable_.assign(watcher, failed);
}

asio::awaitable<std::optional<std::string>, executor> input_lines::next() {
    for (;;) {
        const std::size_t end = received_.find('\n');
        if (end != std::string::npos) {
            std::optional<std::string> line(received_.substr(0, end));
            received_.erase(0, end + 1);
            co_return line;
        }
        if (ended_) {
            std::optional<std::string> rest;
            if (!received_.empty())
                rest = std::exchange(received_, {});
            co_return rest;
        }
        if (readable_.is_open()) {
            auto [error] = co_await readable_.async_wait(readable_.wait_read, as_values);
            if (error)
                co_return std::optional<std::string>();
        }
        ended_ = !receive();
    }
}

bool input_lines::receive() {
    constexpr std::size_t max_line_bytes = 64 * 1024;
    std::array<char, 4096> piece;
    ssize_t size = 0;
    do {
        size = ::read(STDIN_FILENO, piece.data(), piece.size());
    } while (size == -1 && errno == EINTR);
    if (size == -1 && errno == EAGAIN)
        return true;
    if (size <= 0)
        return false;
    // No count is so long: the rest of such a line is not kept.
    if (received_.size() + static_cast<std::size_t>(size) > max_line_bytes)
        received_.resize(max_line_bytes / 2);
    received_.append(piece.data(), static_cast<std::size_t>(size));
    return true;
}

}  // namespace pingpong::command
