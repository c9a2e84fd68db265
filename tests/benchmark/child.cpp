#include "child.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "instruments/process_memory.hpp"

namespace pingpong::benchmark {
namespace {

void hold_to(place where) {
    if (where == place::anywhere || std::thread::hardware_concurrency() < 2)
        return;
    cpu_set_t processor;
    CPU_ZERO(&processor);
    CPU_SET(where == place::server ? 0 : 1, &processor);
    ::sched_setaffinity(0, sizeof processor, &processor);
}

[[noreturn]] void become(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    std::cerr << "benchmark: cannot run " << words.front() << '\n';
    ::_exit(127);
}

double ns(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_usec) * 1e3;
}

pid_t checked(pid_t made) {
    if (made < 0)
        throw std::system_error(errno, std::generic_category(), "fork");
    return made;
}

}  // namespace

stay::stay(place where) {
    ::sched_getaffinity(0, sizeof before_, &before_);
    hold_to(where);
}

stay::~stay() {
    ::sched_setaffinity(0, sizeof before_, &before_);
}

child::child(std::vector<std::string> words, place where) : name_(words.front()) {
    start([&words] { become(words); }, where);
}

child::child(const std::function<void()>& body, place where) : name_("a child") {
    start(body, where);
}

void child::start(const std::function<void()>& body, place where) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe2");
    process_ = checked(::fork());
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        hold_to(where);
        ::dup2(pipe[1], STDOUT_FILENO);
        try {
            body();
        } catch (const std::exception& error) {
            std::cerr << "benchmark: " << error.what() << '\n';
            ::_exit(1);
        }
        ::_exit(0);
    }
    ::close(pipe[1]);
    output_from_ = pipe[0];
}

child::~child() {
    ::close(output_from_);
    if (process_ < 0)
        return;
    ::kill(process_, SIGTERM);
    for (int attempt = 0; attempt < 300; ++attempt) {
        if (::waitpid(process_, nullptr, WNOHANG) != 0)
            return;
        ::usleep(10'000);
    }
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

bool child::receive() {
    std::array<char, 64 * 1024> piece;
    const ssize_t got = ::read(output_from_, piece.data(), piece.size());
    if (got > 0)
        output_.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0;
}

const std::string& child::await(std::string_view text) {
    for (;;) {
        const std::size_t found = output_.find(text);
        if (found != std::string::npos && output_.find('\n', found) != std::string::npos)
            return output_;
        if (!receive())
            throw std::runtime_error(name_ + " ended too early");
    }
}

child::ended child::wait() {
    while (receive()) {
    }
    int status = 0;
    rusage usage{};
    ::wait4(process_, &status, 0, &usage);
    process_ = -1;
    if (status != 0)
        throw std::runtime_error(name_ + " failed");
    return {std::move(output_), ns(usage.ru_utime) + ns(usage.ru_stime)};
}

/// The kernel's own peak in rusage begins with the memory of the process that forked, so the
/// program is stopped at its end and asked for its own.
std::uint64_t peak_bytes_of(const std::vector<std::string>& words) {
    const pid_t process = checked(::fork());
    if (process == 0) {
        const int null_device = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(null_device, STDOUT_FILENO);
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        become(words);
    }
    int status = 0;
    ::waitpid(process, &status, 0);  // it is the program now
    ::ptrace(PTRACE_SETOPTIONS, process, nullptr, PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL);
    std::uint64_t peak = 0;
    for (int signal = 0; WIFSTOPPED(status); ::waitpid(process, &status, 0)) {
        const bool at_exit = status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8);
        if (at_exit)
            peak = memory_of(process).peak_bytes;
        signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
        ::ptrace(PTRACE_CONT, process, nullptr, signal);
    }
    if (status != 0)
        throw std::runtime_error(words.front() + " failed");
    return peak;
}

}  // namespace pingpong::benchmark
