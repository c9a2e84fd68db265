/// \file
/// What memory is kept when it is not in use.
#ifndef PINGPONG_CORE_MEMORY_HPP
#define PINGPONG_CORE_MEMORY_HPP

#include <cstddef>
#include <string>

namespace pingpong {

/// Empties `text`, and gives its memory back when it is more than `most` bytes: a burst or a long
/// message is the exception, and thousands of idle connections must not remember one each.
inline void release_when_large(std::string& text, std::size_t most = 16 * 1024) noexcept {
    text.clear();
    if (text.capacity() > most)
        std::string().swap(text);  // an assignment may keep what it has
}

}  // namespace pingpong

#endif  // PINGPONG_CORE_MEMORY_HPP
