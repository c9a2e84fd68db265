/// \file
/// What OpenSSL has asked the heap for, apart from everybody else.
#ifndef PINGPONG_BENCHMARK_OPENSSL_MEMORY_HPP
#define PINGPONG_BENCHMARK_OPENSSL_MEMORY_HPP

#include <cstdint>

namespace pingpong::benchmark {

/// What OpenSSL has of the heap. Counted from before `main` in every program that has this file.
struct openssl_memory {
    std::uint64_t allocations = 0;  ///< Calls of malloc and realloc so far.
    std::uint64_t bytes = 0;        ///< In use now, as malloc counts them: with its own headers.
};

/// \throws std::logic_error  when OpenSSL has allocated before it could be counted.
openssl_memory memory_of_openssl();

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_OPENSSL_MEMORY_HPP
