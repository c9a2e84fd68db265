#include "instruments/openssl_memory.hpp"

#include <malloc.h>
#include <openssl/crypto.h>

#include <cstddef>
#include <cstdlib>
#include <stdexcept>

namespace pingpong::benchmark {
namespace {

openssl_memory counted;

/// What a block takes of the heap.
std::uint64_t bytes_of(void* block) noexcept {
    return block ? malloc_usable_size(block) + sizeof(std::size_t) : 0;
}

void* count_malloc(std::size_t bytes, const char*, int) {
    void* const made = std::malloc(bytes);
    ++counted.allocations;
    counted.bytes += bytes_of(made);
    return made;
}

void* count_realloc(void* block, std::size_t bytes, const char*, int) {
    const std::uint64_t before = bytes_of(block);
    void* const made = std::realloc(block, bytes);
    ++counted.allocations;
    if (made || bytes == 0)
        counted.bytes += bytes_of(made) - before;
    return made;
}

void count_free(void* block, const char*, int) {
    counted.bytes -= bytes_of(block);
    std::free(block);
}

/// OpenSSL allows it only before its first allocation.
const bool is_counted = CRYPTO_set_mem_functions(count_malloc, count_realloc, count_free) == 1;

}  // namespace

openssl_memory memory_of_openssl() {
    if (!is_counted)
        throw std::logic_error("OpenSSL has allocated memory before it could be counted");
    return counted;
}

}  // namespace pingpong::benchmark
