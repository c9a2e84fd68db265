/// \file
/// Which system calls a piece of work makes.
#ifndef PINGPONG_BENCHMARK_SYSTEM_CALLS_HPP
#define PINGPONG_BENCHMARK_SYSTEM_CALLS_HPP

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace pingpong::benchmark {

/// How often each call was made, by its name; one that would have had to wait (EAGAIN) was made
/// "in vain".
using call_counts = std::map<std::string, std::uint64_t>;

/// Does work in a child of this process, step by step, and counts the system calls of each step.
///
/// \param work  Calls its argument between two steps. What comes before the first call and after
///              the last one is not counted.
/// \return      One element per step.
/// \throws std::runtime_error  when the work failed; std::system_error when it cannot be traced.
std::vector<call_counts> count_system_calls(
    const std::function<void(const std::function<void()>& next_step)>& work);

std::uint64_t total(const call_counts& calls);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_SYSTEM_CALLS_HPP
