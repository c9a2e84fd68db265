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

/// Those of them that were calls of aligned_alloc. Only Asio makes them here: for the frames of
/// coroutines and for operations, where its store of used ones has none that fits.
std::uint64_t aligned_allocations() noexcept;

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_ALLOCATIONS_HPP
