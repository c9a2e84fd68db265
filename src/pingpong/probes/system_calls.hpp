/// \file
/// Counts the system calls of a thread.
#ifndef PINGPONG_PROBES_SYSTEM_CALLS_HPP
#define PINGPONG_PROBES_SYSTEM_CALLS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pingpong {

/// Counts the system calls of the thread that makes it, if the kernel lets it.
///
/// While there is one, every system call on the machine takes longer, and its end may block for
/// some milliseconds: it is not for what is timed.
///
/// \par Source  perf_event_open(2), on the tracepoint raw_syscalls:sys_enter.
class system_call_counter {
public:
    /// \param tracefs  Where the kernel may describe its tracepoints; the first that does counts.
    explicit system_call_counter(const std::vector<std::string>& tracefs = {
                                     "/sys/kernel/tracing", "/sys/kernel/debug/tracing"});
    ~system_call_counter();

    system_call_counter(const system_call_counter&) = delete;
    system_call_counter& operator=(const system_call_counter&) = delete;

    /// Why it does not count; nullopt when it does.
    const std::optional<std::string>& unavailable() const noexcept { return unavailable_; }

    /// Counts from 0.
    void begin() noexcept;

    /// The calls since `begin`, without its own; nullopt when it does not count.
    std::optional<std::uint64_t> end() noexcept;

private:
    void open(std::uint64_t tracepoint);

    int event_ = -1;
    std::optional<std::string> unavailable_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROBES_SYSTEM_CALLS_HPP
