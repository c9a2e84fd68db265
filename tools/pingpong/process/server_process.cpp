#include "pingpong/process/server_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

constexpr std::string_view schemes[] = {"tcp", "unix", "ws", "http"};

command_error cannot_start(const std::string& why) {
    return command_error(exit_status::io_failed,
                         "no server can be started in a process of its own: " + why);
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// What the new process does until it is `pingpong serve`; only system calls may be made here.
[[noreturn]] void become(char* const* arguments, int output, pid_t parent) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() == parent) {  // it may have ended before the line above
        ::dup2(output, STDOUT_FILENO);
        ::execv("/proc/self/exe", arguments);
    }
    ::_exit(127);
}

/// A line of `serve`: a scheme, blanks, a URL.
endpoint server_in(std::string_view line) {
    const std::string_view scheme = line.substr(0, line.find(' '));
    const std::size_t url = line.find_first_not_of(' ', scheme.size());
    auto parsed = parse_endpoint(url == line.npos ? "" : line.substr(url), scheme);
    if (!parsed.error.empty() || (scheme != "unix" && !resolve(parsed.where)))
        throw cannot_start(fmt::format("'{}' is no endpoint", line));
    return std::move(parsed.where);
}

}  // namespace

server_process::server_process(const std::vector<std::string>& options) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw cannot_start(std::generic_category().message(errno));
    std::vector<std::string> words{"pingpong", "serve"};
    words.insert(words.end(), options.begin(), options.end());
    const auto arguments = pointers_to(words);
    const pid_t parent = ::getpid();
    process_ = ::fork();
    if (process_ == 0)
        become(arguments.data(), ends[1], parent);
    const int error = errno;
    ::close(ends[1]);
    try {
        if (process_ == -1)
            throw cannot_start(std::generic_category().message(error));
        await_servers(ends[0]);
    } catch (...) {
        ::close(ends[0]);
        end();
        throw;
    }
    ::close(ends[0]);
}

server_process::~server_process() {
    end();
}

void server_process::await_servers(int output) {
    std::string printed;
    std::array<char, 1024> piece;
    while (servers_.size() < std::size(schemes)) {
        const ssize_t got = ::read(output, piece.data(), piece.size());
        if (got == -1 && errno == EINTR)
            continue;
        if (got <= 0)
            throw cannot_start("it ended before it served");
        printed.append(piece.data(), static_cast<std::size_t>(got));
        for (std::size_t end = 0; (end = printed.find('\n')) != printed.npos;) {
            servers_.push_back(server_in(std::string_view(printed).substr(0, end)));
            printed.erase(0, end + 1);
        }
    }
}

void server_process::end() noexcept {
    if (process_ == -1)
        return;
    ::kill(process_, SIGTERM);
    while (::waitpid(process_, nullptr, 0) == -1 && errno == EINTR) {
    }
    process_ = -1;
}

}  // namespace pingpong::command
