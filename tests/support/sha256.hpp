/// \file
/// SHA-256, to check a hash that is written in the source.
#ifndef PINGPONG_TESTS_SUPPORT_SHA256_HPP
#define PINGPONG_TESTS_SUPPORT_SHA256_HPP

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace pingpong {

/// The 32 bytes of the hash.
///
/// \par Source  FIPS 180-4, 6.2. Its constants are the first 32 bits of the fractional parts of the
///              roots of the first primes: square roots for the state, cube roots for the rounds.
inline std::string sha256(std::string_view text) {
    std::array<std::uint32_t, 64> constants{};
    std::array<std::uint32_t, 8> state{};
    const auto fraction = [](long double root) {
        return static_cast<std::uint32_t>((root - std::floor(root)) * 4294967296.0L);
    };
    for (unsigned prime = 2, found = 0; found < constants.size(); ++prime) {
        bool is_prime = true;
        for (unsigned divisor = 2; divisor * divisor <= prime; ++divisor)
            is_prime = is_prime && prime % divisor != 0;
        if (!is_prime)
            continue;
        constants[found] = fraction(std::cbrt(static_cast<long double>(prime)));
        if (found < state.size())
            state[found] = fraction(std::sqrt(static_cast<long double>(prime)));
        ++found;
    }

    std::string message(text);
    message += '\x80';
    while (message.size() % 64 != 56)
        message += '\0';
    for (int shift = 56; shift >= 0; shift -= 8)
        message += static_cast<char>((std::uint64_t{text.size()} * 8) >> shift & 0xFFU);

    for (std::size_t block = 0; block < message.size(); block += 64) {
        std::array<std::uint32_t, 64> words{};
        for (std::size_t i = 0; i < 16; ++i)
            for (std::size_t byte = 0; byte < 4; ++byte)
                words[i] =
                    words[i] << 8U | static_cast<unsigned char>(message[block + 4 * i + byte]);
        for (std::size_t i = 16; i < 64; ++i) {
            const std::uint32_t a = words[i - 15], b = words[i - 2];
            words[i] = words[i - 16] + words[i - 7] +
                       (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3U) +
                       (std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10U);
        }
        auto [a, b, c, d, e, f, g, h] = state;
        for (std::size_t i = 0; i < 64; ++i) {
            const std::uint32_t first = h +
                                        (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                        ((e & f) ^ (~e & g)) + constants[i] + words[i];
            const std::uint32_t second = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) +
                                         ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
        }
        const std::array<std::uint32_t, 8> change{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < state.size(); ++i)
            state[i] += change[i];
    }
    std::string hash;
    for (const std::uint32_t word : state)
        for (int shift = 24; shift >= 0; shift -= 8)
            hash += static_cast<char>(word >> shift & 0xFFU);
    return hash;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_SHA256_HPP
