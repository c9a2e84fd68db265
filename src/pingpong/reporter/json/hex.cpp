#include "pingpong/reporter/json/hex.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace pingpong {

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto number = static_cast<unsigned char>(byte);
        (text += digits[number / 16]) += digits[number % 16];
    }
    return text;
}

std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        unsigned char byte = 0;
        const char* const end = digits.data() + i + 2;
        const auto [rest, error] = std::from_chars(digits.data() + i, end, byte, 16);
        if (error != std::errc() || rest != end)
            return std::nullopt;
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

}  // namespace pingpong
