/// \file
/// How much memory a process has.
#ifndef PINGPONG_BENCHMARK_PROCESS_MEMORY_HPP
#define PINGPONG_BENCHMARK_PROCESS_MEMORY_HPP

#include <sys/types.h>

#include <cstdint>
#include <string_view>

namespace pingpong::benchmark {

/// Resident memory: what lies in the machine's, not what was asked for.
struct process_memory {
    std::uint64_t bytes = 0;
    std::uint64_t peak_bytes = 0;
};

/// \par Source  proc(5), /proc/PID/status: VmRSS and VmHWM. Lines that are missing leave 0.
process_memory parse_status(std::string_view text);

/// \return  Zeros when there is no such process.
process_memory memory_of(pid_t process);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_PROCESS_MEMORY_HPP
