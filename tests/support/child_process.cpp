#include "support/child_process.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

namespace pingpong {
namespace {

constexpr int timeout_ms = 30'000;

struct two_ends {
    int read = -1;
    int write = -1;
};

two_ends make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe2");
    return {ends[0], ends[1]};
}

/// What is written to `write` as to a terminal can be read from `read`.
two_ends make_terminal() {
    const int screen = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (screen == -1 || ::grantpt(screen) != 0 || ::unlockpt(screen) != 0)
        throw std::system_error(errno, std::generic_category(), "posix_openpt");
    return {screen, ::open(::ptsname(screen), O_RDWR | O_NOCTTY | O_CLOEXEC)};
}

void close_descriptor(int& descriptor) {
    if (descriptor != -1)
        ::close(descriptor);
    descriptor = -1;
}

}  // namespace

child_process::child_process(child_setup setup) {
    two_ends input = make_pipe();
    two_ends output = make_pipe();
    two_ends errors = setup.errors_on_terminal ? make_terminal() : make_pipe();
    if (setup.input_file) {
        ::close(input.read);
        input.read = ::open(setup.input_file->c_str(), O_RDONLY | O_CLOEXEC);
    }
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(input.read, STDIN_FILENO);
        ::dup2(output.write, STDOUT_FILENO);
        ::dup2(errors.write, STDERR_FILENO);
        become_the_command(setup);
    }
    ::close(input.read);
    ::close(output.write);
    ::close(errors.write);
    input_ = input.write;
    output_.descriptor = output.read;
    errors_.descriptor = errors.read;
}

void child_process::become_the_command(const child_setup& setup) {
    if (setup.function)
        ::_exit(setup.function());
    std::vector<char*> arguments{const_cast<char*>("pingpong")};
    for (const std::string& argument : setup.arguments)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::unsetenv("GITHUB_STEP_SUMMARY");           // that of a workflow which runs the tests
    ::setenv("XDG_STATE_HOME", "/dev/null", 1);  // nothing is remembered, nothing is known
    for (const auto& [name, value] : setup.environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    if (!setup.folder.empty() && ::chdir(setup.folder.c_str()) != 0)
        ::_exit(126);
    if (setup.descriptor_limit) {
        const rlimit limit{*setup.descriptor_limit, *setup.descriptor_limit};
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    ::execv(PINGPONG_COMMAND, arguments.data());
    ::_exit(127);
}

child_process::~child_process() {
    close_input();
    close_descriptor(output_.descriptor);
    close_descriptor(errors_.descriptor);
    if (process_ != -1) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
}

void child_process::write(std::string_view text) {
    ASSERT_EQ(::write(input_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
}

void child_process::close_input() {
    close_descriptor(input_);
}

void child_process::signal(int number) {
    ASSERT_EQ(::kill(process_, number), 0);
}

bool child_process::await_output(std::string_view text) {
    return await(output_, text);
}

bool child_process::await_errors(std::string_view text) {
    return await(errors_, text);
}

bool child_process::await(const stream& where, std::string_view text) {
    while (where.text.find(text) == std::string::npos)
        if (!receive())
            return false;
    return true;
}

int child_process::wait() {
    close_input();
    while (receive()) {
    }
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// False when both streams have ended.
bool child_process::receive() {
    std::array<pollfd, 2> streams{
        {{output_.descriptor, POLLIN, 0}, {errors_.descriptor, POLLIN, 0}}};
    if (output_.descriptor == -1 && errors_.descriptor == -1)
        return false;
    if (::poll(streams.data(), streams.size(), timeout_ms) == 0) {
        ADD_FAILURE() << "nothing happens; output: " << output() << "\nerrors: " << errors();
        ::kill(process_, SIGKILL);
    }
    if (streams[0].revents != 0)
        take_from(output_);
    if (streams[1].revents != 0)
        take_from(errors_);
    return true;
}

void child_process::take_from(stream& source) {
    std::array<char, 64 * 1024> piece;
    const ssize_t got = ::read(source.descriptor, piece.data(), piece.size());
    if (got > 0)
        source.text.append(piece.data(), static_cast<std::size_t>(got));
    else if (got == 0 || errno != EINTR)
        close_descriptor(source.descriptor);
}

finished_command run_command(child_setup setup) {
    child_process command(std::move(setup));
    const int status = command.wait();
    return {status, command.output(), command.errors()};
}

bool came_to_its_end(const finished_command& ended) {
    return ended.status == 0 || ended.status == 4;
}

}  // namespace pingpong
