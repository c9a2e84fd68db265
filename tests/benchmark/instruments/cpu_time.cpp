#include "instruments/cpu_time.hpp"

#include <ctime>
#include <system_error>

namespace pingpong::benchmark {
namespace {

double read(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

}  // namespace

double cpu_ns() {
    return read(CLOCK_PROCESS_CPUTIME_ID);
}

double cpu_ns_of(pid_t process) {
    clockid_t clock{};
    if (const int error = clock_getcpuclockid(process, &clock); error != 0)
        throw std::system_error(error, std::generic_category(), "clock_getcpuclockid");
    return read(clock);
}

double wall_ns() {
    return read(CLOCK_MONOTONIC);
}

}  // namespace pingpong::benchmark
