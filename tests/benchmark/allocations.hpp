/// \file
/// How often this program has asked the heap for memory.
#ifndef PINGPONG_BENCHMARK_ALLOCATIONS_HPP
#define PINGPONG_BENCHMARK_ALLOCATIONS_HPP

#include <cstdint>

namespace pingpong::benchmark {

/// Calls of malloc, calloc, realloc, aligned_alloc and posix_memalign by this process so far, of
/// one thread: those of `operator new` are among them, and so are those of Asio, which does not
/// use it.
std::uint64_t allocations() noexcept;

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_ALLOCATIONS_HPP
