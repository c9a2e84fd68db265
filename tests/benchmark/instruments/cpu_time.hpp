/// \file
/// CPU time: user and system together.
#ifndef PINGPONG_BENCHMARK_CPU_TIME_HPP
#define PINGPONG_BENCHMARK_CPU_TIME_HPP

#include <sys/types.h>

namespace pingpong::benchmark {

/// What this process has spent so far, in ns.
double cpu_ns();

/// What another process has spent so far, in ns, all its threads together.
///
/// \throws std::system_error  when there is no such process.
double cpu_ns_of(pid_t process);

/// The steady clock, in ns.
double wall_ns();

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_CPU_TIME_HPP
