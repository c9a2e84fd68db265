#include "instruments/allocations.hpp"

#include <bit>
#include <cerrno>
#include <cstddef>

// The program's own definitions take precedence over those of glibc, which keeps these for them.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
}

namespace {

std::uint64_t count = 0;
std::uint64_t aligned_count = 0;

}  // namespace

namespace pingpong::benchmark {

std::uint64_t allocations() noexcept {
    return count;
}

std::uint64_t aligned_allocations() noexcept {
    return aligned_count;
}

}  // namespace pingpong::benchmark

extern "C" {

void* malloc(std::size_t bytes) noexcept {
    ++count;
    return __libc_malloc(bytes);
}

void* calloc(std::size_t members, std::size_t bytes) noexcept {
    ++count;
    return __libc_calloc(members, bytes);
}

void* realloc(void* old, std::size_t bytes) noexcept {
    ++count;
    return __libc_realloc(old, bytes);
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
    ++count;
    ++aligned_count;
    return __libc_memalign(alignment, bytes);
}

int posix_memalign(void** result, std::size_t alignment, std::size_t bytes) noexcept {
    if (alignment < sizeof(void*) || !std::has_single_bit(alignment))
        return EINVAL;
    ++count;
    void* const made = __libc_memalign(alignment, bytes);
    if (!made)
        return ENOMEM;
    *result = made;
    return 0;
}
}
