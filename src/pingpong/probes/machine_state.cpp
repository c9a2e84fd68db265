#include "pingpong/probes/machine_state.hpp"

#include <string>

#include "pingpong/probes/kernel_files.hpp"

namespace pingpong {
namespace {

std::optional<double> first_decimal(const std::optional<std::string>& line) {
    return line ? decimal_at(*line, 0) : std::nullopt;
}

std::optional<std::uint64_t> number_in_column(const std::optional<std::string>& line,
                                              unsigned index) {
    return line ? number_at(*line, index) : std::nullopt;
}

/// nullopt also when the number fell, since it then is that of another thread.
template <class T>
std::optional<T> growth(const std::optional<T>& start, const std::optional<T>& end) {
    if (!start || !end || *end < *start)
        return std::nullopt;
    return *end - *start;
}

}  // namespace

machine_state read_machine_state() {
    machine_state state;
    state.load1 = first_decimal(first_line("/proc/loadavg"));
    state.psi_cpu_some_avg10 = first_decimal(line_after("/proc/pressure/cpu", "some avg10="));
    // user, nice, system, idle, iowait, irq, softirq, steal
    state.steal_ticks = number_in_column(line_after("/proc/stat", "cpu "), 7);
    // time on a processor, time waiting for one, time slices
    if (const auto wait_ns = number_in_column(first_line("/proc/thread-self/schedstat"), 1))
        state.run_delay = std::chrono::nanoseconds(*wait_ns);
    return state;
}

void record_states(environment_info& info, const machine_state& start, const machine_state& end) {
    info.load1_start = start.load1;
    info.load1_end = end.load1;
    info.psi_cpu_some_avg10_start = start.psi_cpu_some_avg10;
    info.psi_cpu_some_avg10_end = end.psi_cpu_some_avg10;
    info.steal_ticks = growth(start.steal_ticks, end.steal_ticks);
    info.run_delay = growth(start.run_delay, end.run_delay);
}

}  // namespace pingpong
