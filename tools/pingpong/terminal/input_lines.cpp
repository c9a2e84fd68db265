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

input_lines::input_lines(executor where_to_run) : readable_(where_to_run) {
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
        ended_ = !read();
    }
}

bool input_lines::read() {
    constexpr std::size_t longest_line = 64 * 1024;
    std::array<char, 4096> piece;
    ssize_t got = 0;
    do {
        got = ::read(STDIN_FILENO, piece.data(), piece.size());
    } while (got == -1 && errno == EINTR);
    if (got == -1 && errno == EAGAIN)
        return true;
    if (got <= 0)
        return false;
    // The rest of a line that no count is as long as is not kept.
    if (received_.size() + static_cast<std::size_t>(got) > longest_line)
        received_.resize(longest_line / 2);
    received_.append(piece.data(), static_cast<std::size_t>(got));
    return true;
}

}  // namespace pingpong::command
