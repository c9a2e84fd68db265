#include "pingpong/protocols/codec/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace pingpong {
namespace {

/// The first byte that is not ASCII, or `end`; eight at a time.
const char* skip_ascii(const char* at, const char* end) noexcept {
    for (; end - at >= 8; at += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, sizeof eight);
        if ((eight & 0x8080808080808080) != 0)
            break;
    }
    while (at != end && static_cast<unsigned char>(*at) < 0x80)
        ++at;
    return at;
}

}  // namespace

bool ends_within_character(std::string_view text) noexcept {
    for (std::size_t behind = 1; behind <= 3 && behind <= text.size(); ++behind) {
        const auto byte = static_cast<unsigned char>(text[text.size() - behind]);
        if (byte < 0x80)
            return false;
        if (byte >= 0xc0)
            return behind < (byte < 0xe0 ? 2U : byte < 0xf0 ? 3U : 4U);
    }
    return false;
}

bool utf8_checker::take(std::string_view piece) noexcept {
    const char* at = piece.data();
    const char* const end = at + piece.size();
    while (at != end) {
        if (missing_ == 0) {
            at = skip_ascii(at, end);
            if (at == end)
                return true;
            if (!begin_character(static_cast<unsigned char>(*at++)))
                return false;
            continue;
        }
        const auto next = static_cast<unsigned char>(*at++);
        if (next < low_ || next > high_)
            return false;
        low_ = 0x80;
        high_ = 0xbf;
        --missing_;
    }
    return true;
}

bool utf8_checker::begin_character(unsigned char lead) noexcept {
    if (lead < 0xc2 || lead > 0xf4)
        return false;
    missing_ = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    // The second byte tells overlong forms, surrogates and what is beyond U+10FFFF.
    low_ = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    high_ = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return true;
}

}  // namespace pingpong
