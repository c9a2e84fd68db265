/// \file
/// Walks over the bytes of an HTTP head, which may end too early.
#ifndef PINGPONG_PROTOCOLS_CODEC_HTTP_CURSOR_HPP
#define PINGPONG_PROTOCOLS_CODEC_HTTP_CURSOR_HPP

#include <array>
#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <string_view>

namespace pingpong {

/// Which bytes may stand in a place.
using byte_set = std::array<bool, 256>;

constexpr byte_set set_of(bool (*holds)(unsigned)) {
    byte_set bytes{};
    for (unsigned byte = 0; byte < bytes.size(); ++byte)
        bytes[byte] = holds(byte);
    return bytes;
}

constexpr bool is_letter_or_digit(unsigned byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/// RFC 9110, 5.6.2.
inline constexpr byte_set token_bytes = set_of([](unsigned byte) {
    return is_letter_or_digit(byte) ||
           (byte < 0x80 && std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(byte)) !=
                               std::string_view::npos);
});

/// RFC 9110, 5.5: visible, or white space within.
inline constexpr byte_set value_bytes =
    set_of([](unsigned byte) { return byte == '\t' || (byte >= ' ' && byte != 0x7f); });

/// Visible; what a target is made of is judged where it is looked up.
inline constexpr byte_set target_bytes =
    set_of([](unsigned byte) { return byte > ' ' && byte != 0x7f; });

/// Walks over bytes that may end too early.
class http_cursor {
public:
    explicit http_cursor(std::string_view bytes) : bytes_(bytes) {}

    bool at_end() const noexcept { return at_ == bytes_.size(); }
    char peek() const noexcept { return bytes_[at_]; }
    std::size_t position() const noexcept { return at_; }
    void step(std::size_t bytes) noexcept { at_ += bytes; }

    /// All bytes from here on that are in `set`.
    std::string_view take_all(const byte_set& set) noexcept {
        const std::size_t begin = at_;
        while (at_ < bytes_.size() && set[static_cast<unsigned char>(bytes_[at_])])
            ++at_;
        return bytes_.substr(begin, at_ - begin);
    }

    /// Steps over `next`.
    ///
    /// \return  False at the end, and with `otherwise` as `error` where something else stands.
    bool skip(std::string_view next, boost::beast::http::error otherwise,
              boost::system::error_code& error) noexcept {
        for (const char expected : next) {
            if (at_end())
                return false;
            if (bytes_[at_] != expected) {
                error = otherwise;
                return false;
            }
            ++at_;
        }
        return true;
    }

    /// Takes a digit, as `skip` does.
    bool take_digit(int& digit, boost::beast::http::error otherwise,
                    boost::system::error_code& error) noexcept {
        if (at_end())
            return false;
        digit = bytes_[at_] - '0';
        if (digit < 0 || digit > 9)
            error = otherwise;
        ++at_;
        return !error;
    }

    void skip_spaces() noexcept {
        while (at_ < bytes_.size() && is_space(bytes_[at_]))
            ++at_;
    }

    static bool is_space(char byte) noexcept { return byte == ' ' || byte == '\t'; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// Without the white space around it.
inline std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && http_cursor::is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && http_cursor::is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_HTTP_CURSOR_HPP
