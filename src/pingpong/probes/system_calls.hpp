/// \file
/// Counts the system calls of a thread.
#ifndef PINGPONG_PROBES_SYSTEM_CALLS_HPP
#define PINGPONG_PROBES_SYSTEM_CALLS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pingpong {

/// Counts the system calls of the thread that constructs it, if the kernel permits.
///
/// While a counter exists, every system call on the machine takes longer, and constructing and
/// destroying one can block for milliseconds. Do not time anything while one exists.
///
/// \par Source  perf_event_open(2), on the tracepoint raw_syscalls:sys_enter.
class system_call_counter {
public:
    /// \param tracefs  Folders in which the kernel may describe its tracepoints; the first that
    ///                 exists is used.
    explicit system_call_counter(const std::vector<std::string>& tracefs = {
                                     "/sys/kernel/tracing", "/sys/kernel/debug/tracing"});
    ~system_call_counter();

    system_call_counter(const system_call_counter&) = delete;
    system_call_counter& operator=(const system_call_counter&) = delete;

    /// Why it cannot count; nullopt when it can.
    const std::optional<std::string>& unavailable() const noexcept { return unavailable_; }

    /// Starts counting at 0.
    void begin() noexcept;

    /// The number of calls since `begin`, without its own; nullopt when it cannot count.
    std::optional<std::uint64_t> end() noexcept;

private:
    void open(std::uint64_t tracepoint);

    int event_ = -1;
    std::optional<std::string> unavailable_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROBES_SYSTEM_CALLS_HPP
