/// \file
/// Limits the memory that idle connections keep.
#ifndef PINGPONG_CORE_MEMORY_HPP
#define PINGPONG_CORE_MEMORY_HPP

#include <cstddef>
#include <string>

namespace pingpong {

/// Clears `text`, and releases its memory when it has more than `max_bytes`, so that thousands of
/// idle connections do not each keep the memory of their longest message.
inline void release_when_large(std::string& text, std::size_t max_bytes = 16 * 1024) noexcept {
    text.clear();
    if (text.capacity() > max_bytes)
        std::string().swap(text);  // an assignment may keep the capacity
}

}  // namespace pingpong

#endif  // PINGPONG_CORE_MEMORY_HPP
