#include "pingpong/reporter/export/histogram_encoding.hpp"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <new>
#include <stdexcept>

namespace pingpong {
namespace {

constexpr std::uint32_t v2_cookie = 0x1c849303 | 0x10;
constexpr std::uint32_t compressed_v2_cookie = 0x1c849304 | 0x10;

/// The range a reader prepares for, unless there is more: an hour.
constexpr std::uint64_t usual_range_ns = 3'600'000'000'000;

template <std::unsigned_integral T>
void put(std::string& bytes, T number) {
    for (std::size_t left = sizeof number; left > 0; --left)
        bytes += static_cast<char>(number >> (8 * (left - 1)) & 0xff);
}

/// ZigZag takes small numbers of either sign to small ones, of which LEB128 makes few bytes; the
/// ninth byte, if any, has eight bits.
void put_count(std::string& bytes, std::int64_t count) {
    auto left = static_cast<std::uint64_t>(count) << 1U ^ static_cast<std::uint64_t>(count >> 63);
    for (int taken = 0; taken < 8 && left > 0x7f; ++taken, left >>= 7U)
        bytes += static_cast<char>(left | 0x80);
    bytes += static_cast<char>(left);
}

std::string encode_counts(const histogram& counts) {
    std::string bytes;
    std::size_t next = 0;
    for (const auto& [index, count] : counts.buckets()) {
        const auto empty = static_cast<std::int64_t>(index - next);
        if (empty > 0)
            put_count(bytes, empty == 1 ? 0 : -empty);
        put_count(bytes, static_cast<std::int64_t>(count));
        next = index + 1;
    }
    return bytes;
}

std::uint64_t highest_trackable(const histogram& counts) {
    const auto filled = counts.buckets();
    const std::uint64_t highest = filled.empty() ? 0 : histogram::high_of(filled.back().first);
    return std::max(highest, usual_range_ns);
}

std::string deflated(const std::string& bytes) {
    auto size = compressBound(static_cast<uLong>(bytes.size()));
    std::string compressed(size, '\0');
    const int status = compress2(reinterpret_cast<Bytef*>(compressed.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.data()),
                                 static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
    if (status == Z_MEM_ERROR)
        throw std::bad_alloc();
    if (status != Z_OK)
        throw std::logic_error("pingpong::encode_compressed_v2: zlib ran out of room");
    compressed.resize(size);
    return compressed;
}

}  // namespace

std::string encode_v2(const histogram& counts) {
    const std::string payload = encode_counts(counts);
    std::string bytes;
    put(bytes, v2_cookie);
    put(bytes, static_cast<std::uint32_t>(payload.size()));
    put(bytes, std::uint32_t{0});  // the offset of a shifted histogram
    put(bytes, std::uint32_t{histogram::significant_digits});
    put(bytes, std::uint64_t{1});  // the lowest discernible value
    put(bytes, highest_trackable(counts));
    put(bytes, std::bit_cast<std::uint64_t>(1.0));  // for histograms of doubles
    return bytes + payload;
}

std::string encode_compressed_v2(const histogram& counts) {
    const std::string payload = deflated(encode_v2(counts));
    std::string bytes;
    put(bytes, compressed_v2_cookie);
    put(bytes, static_cast<std::uint32_t>(payload.size()));
    return bytes + payload;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t begin = 0; begin < bytes.size(); begin += 3) {
        const std::string_view group = bytes.substr(begin, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i > group.size() ? '=' : digits[bits >> (18 - 6 * i) & 0x3f];
    }
    return text;
}

}  // namespace pingpong
