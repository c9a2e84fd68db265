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

/// What a line of `serve` says of a service: its name, blanks, a URL.
served_beside server_in(std::string_view line, const service& expected) {
    const std::size_t url = line.find_first_not_of(' ', line.find(' '));
    auto parsed = parse_endpoint(url == line.npos ? "" : line.substr(url), expected.scheme);
    const bool named = line.starts_with(std::string(expected.name) + ' ');
    if (!named || !parsed.error.empty() ||
        (!parsed.endpoint.is_unix() && !resolve(parsed.endpoint)))
        throw cannot_start(fmt::format("'{}' is no endpoint of {}", line, expected.name));
    return {std::string(expected.name), std::move(parsed.endpoint)};
}

/// The option that has `serve` run these services.
std::string protocols_option(const std::vector<const service*>& needed) {
    std::string names;
    for (const service* each : needed)
        for (const protocol& row : protocol_table())
            if (&row.served_by == each) {
                names.append(names.empty() ? "" : ",").append(row.name);
                break;
            }
    return "--protocols=" + names;
}

}  // namespace

server_process::server_process(std::vector<std::string> options,
                               const std::vector<const service*>& needed) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw cannot_start(std::generic_category().message(errno));
    std::vector<std::string> words{"pingpong", "serve"};
    options.push_back(protocols_option(needed));
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
        await_servers(ends[0], needed);
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

void server_process::await_servers(int output, const std::vector<const service*>& needed) {
    std::string printed;
    std::array<char, 1024> piece;
    while (servers_.size() < needed.size()) {
        const ssize_t got = ::read(output, piece.data(), piece.size());
        if (got == -1 && errno == EINTR)
            continue;
        if (got <= 0)
            throw cannot_start("it ended before it served");
        printed.append(piece.data(), static_cast<std::size_t>(got));
        for (std::size_t end = 0;
             servers_.size() < needed.size() && (end = printed.find('\n')) != printed.npos;) {
            servers_.push_back(
                server_in(std::string_view(printed).substr(0, end), *needed[servers_.size()]));
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
