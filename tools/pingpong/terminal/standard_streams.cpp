#include "pingpong/terminal/standard_streams.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::command {

int write_all(int descriptor, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd ready{descriptor, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

void fill_closed_standard_streams() noexcept {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
            // The lowest free number is taken, and that is `stream`.
            const int filler = ::open("/dev/null", stream == STDOUT_FILENO ? O_RDONLY : O_RDWR);
            if (filler != stream && filler >= 0)
                ::close(filler);
        }
}

void print(std::string_view text) {
    if (const int error = write_all(STDOUT_FILENO, text))
        throw command_error(exit_status::io_failed,
                            "standard output: " + std::generic_category().message(error));
}

void print_error(std::string_view line) {
    print_notice("pingpong: " + std::string(line));
}

void print_notice(std::string_view line) {
    write_all(STDERR_FILENO, escape_terminal(line) + '\n');
}

void print_written_paths(const std::vector<std::string>& paths) {
    std::string line;
    for (const std::string& path : paths)
        line += (line.empty() ? "Written: " : ", ") + path;
    if (!line.empty())
        print_notice(line);
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t max_size = 60;
    if (text.size() <= max_size)
        return '\'' + std::string(text) + '\'';
    return '\'' + std::string(text.substr(0, max_size)) + "...' (" + std::to_string(text.size()) +
           " bytes)";
}

}  // namespace pingpong::command
