#include "pingpong/protocols/codec/ws_mask.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace pingpong {
namespace {

/// One block of a fixed size, which the compiler turns into vector instructions.
void mask_block(char* to, const char* from, std::uint64_t key) noexcept {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), from, sizeof words);
    for (std::uint64_t& word : words)
        word ^= key;
    std::memcpy(to, words.data(), sizeof words);
}

}  // namespace

ws_mask advanced(ws_mask key, std::uint64_t bytes) noexcept {
    std::array<char, 8> twice;
    std::memcpy(twice.data(), &key, 4);
    std::memcpy(twice.data() + 4, &key, 4);
    std::memcpy(&key, twice.data() + bytes % 4, 4);
    return key;
}

void apply_mask(char* to, const char* from, std::size_t size, ws_mask key) noexcept {
    const std::uint64_t both = static_cast<std::uint64_t>(key) << 32 | key;
    for (; size >= 32; size -= 32, to += 32, from += 32)
        mask_block(to, from, both);
    for (; size >= 4; size -= 4, to += 4, from += 4) {
        ws_mask word;
        std::memcpy(&word, from, 4);
        word ^= key;
        std::memcpy(to, &word, 4);
    }
    std::array<char, 4> bytes;
    std::memcpy(bytes.data(), &key, 4);
    for (std::size_t i = 0; i < size; ++i)
        to[i] = static_cast<char>(from[i] ^ bytes[i]);
}

void ws_mask_source::refill() {
    // 256 bytes at most, which are never given in part (getentropy(3)).
    static_assert(sizeof keys_ == 256);
    if (getentropy(keys_.data(), sizeof keys_) != 0)
        throw std::system_error(errno, std::generic_category(), "getentropy");
    left_ = keys_.size();
}

}  // namespace pingpong
