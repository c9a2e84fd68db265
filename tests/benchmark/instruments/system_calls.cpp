#include "instruments/system_calls.hpp"

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <iostream>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

namespace pingpong::benchmark {
namespace {

constexpr auto between_steps = SYS_getppid;  // which nothing else calls
constexpr int at_system_call = SIGTRAP | 0x80;

void mark() {
    ::syscall(between_steps);
}

struct named_call {
    std::uint64_t number;
    std::string_view name;
};

/// Those that a network program makes.
constexpr std::array named_calls{
    named_call{SYS_accept, "accept"},
    named_call{SYS_accept4, "accept4"},
    named_call{SYS_bind, "bind"},
    named_call{SYS_brk, "brk"},
    named_call{SYS_clock_gettime, "clock_gettime"},
    named_call{SYS_close, "close"},
    named_call{SYS_connect, "connect"},
    named_call{SYS_epoll_ctl, "epoll_ctl"},
    named_call{SYS_epoll_pwait, "epoll_pwait"},
#ifdef SYS_epoll_wait
    named_call{SYS_epoll_wait, "epoll_wait"},
#endif
    named_call{SYS_fcntl, "fcntl"},
    named_call{SYS_futex, "futex"},
    named_call{SYS_getpeername, "getpeername"},
    named_call{SYS_getpid, "getpid"},
    named_call{SYS_getrandom, "getrandom"},
    named_call{SYS_getsockname, "getsockname"},
    named_call{SYS_getsockopt, "getsockopt"},
    named_call{SYS_ioctl, "ioctl"},
    named_call{SYS_madvise, "madvise"},
    named_call{SYS_mmap, "mmap"},
    named_call{SYS_munmap, "munmap"},
#ifdef SYS_poll
    named_call{SYS_poll, "poll"},
#endif
    named_call{SYS_ppoll, "ppoll"},
    named_call{SYS_read, "read"},
    named_call{SYS_readv, "readv"},
    named_call{SYS_recvfrom, "recvfrom"},
    named_call{SYS_recvmsg, "recvmsg"},
    named_call{SYS_sendmsg, "sendmsg"},
    named_call{SYS_sendto, "sendto"},
    named_call{SYS_setsockopt, "setsockopt"},
    named_call{SYS_shutdown, "shutdown"},
    named_call{SYS_socket, "socket"},
    named_call{SYS_timerfd_settime, "timerfd_settime"},
    named_call{SYS_write, "write"},
    named_call{SYS_writev, "writev"},
};

std::string name_of(std::uint64_t number) {
    const auto found = std::ranges::find(named_calls, number, &named_call::number);
    return found == named_calls.end() ? "call " + std::to_string(number) : std::string(found->name);
}

[[noreturn]] void be_traced(const std::function<void(const std::function<void()>&)>& work) {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
        ::_exit(2);
    ::raise(SIGSTOP);
    try {
        work(mark);
    } catch (const std::exception& error) {
        std::cerr << "benchmark: " << error.what() << '\n';
        ::_exit(1);
    }
    ::_exit(0);
}

/// Counts what a traced child calls, as its stops are seen.
class call_counter {
public:
    /// The child has stopped at the begin or the end of a call.
    void see(const __ptrace_syscall_info& info) {
        if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
            number_ = info.entry.nr;
        else if (number_ == between_steps)
            steps_.emplace_back();
        else
            ++steps_.back()[{number_, info.exit.is_error && info.exit.rval == -EAGAIN}];
    }

    /// What was called between the first mark and the last.
    std::vector<call_counts> between_marks() const {
        std::vector<call_counts> named;
        for (std::size_t step = 1; step + 1 < steps_.size(); ++step) {
            named.emplace_back();
            for (const auto& [call, count] : steps_[step])
                named.back()[name_of(call.first) + (call.second ? " in vain" : "")] += count;
        }
        return named;
    }

private:
    std::uint64_t number_ = 0;
    std::vector<std::map<std::pair<std::uint64_t, bool>, std::uint64_t>> steps_{1};
};

__ptrace_syscall_info system_call_of(pid_t child) {
    __ptrace_syscall_info info{};
    const auto size = reinterpret_cast<void*>(sizeof info);  // as the call wants it
    if (::ptrace(PTRACE_GET_SYSCALL_INFO, child, size, &info) < 0)
        throw std::system_error(errno, std::generic_category(), "PTRACE_GET_SYSCALL_INFO");
    return info;
}

/// Lets the child run to its next stop; false: it has ended.
bool resume(pid_t child, int signal, int& status) {
    ::ptrace(PTRACE_SYSCALL, child, nullptr, signal);
    ::waitpid(child, &status, 0);
    return WIFSTOPPED(status);
}

}  // namespace

std::vector<call_counts> count_system_calls(
    const std::function<void(const std::function<void()>& next_step)>& work) {
    const pid_t child = ::fork();
    if (child == 0)
        be_traced(work);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);

    call_counter counter;
    for (int signal = 0; resume(child, signal, status);) {
        signal = WSTOPSIG(status) == at_system_call ? 0 : WSTOPSIG(status);
        if (signal == 0)
            counter.see(system_call_of(child));
    }
    if (status != 0)
        throw std::runtime_error("a traced child failed");
    return counter.between_marks();
}

std::uint64_t total(const call_counts& calls) {
    return std::accumulate(calls.begin(), calls.end(), std::uint64_t(0),
                           [](std::uint64_t sum, const auto& entry) { return sum + entry.second; });
}

}  // namespace pingpong::benchmark
