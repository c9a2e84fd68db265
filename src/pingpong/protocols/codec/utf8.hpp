/// \file
/// Tells whether bytes that arrive in pieces are UTF-8.
#ifndef PINGPONG_PROTOCOLS_CODEC_UTF8_HPP
#define PINGPONG_PROTOCOLS_CODEC_UTF8_HPP

#include <string_view>

namespace pingpong {

/// Whether a text that is UTF-8 up to its end lacks bytes of its last character.
bool ends_within_character(std::string_view text) noexcept;

/// Checks a text piece by piece; a character may be split between pieces.
///
/// \par Source  RFC 3629, 4: no overlong forms, no surrogates, nothing beyond U+10FFFF.
class utf8_checker {
public:
    /// \return  False when what was taken so far cannot begin a text; it cannot go on then.
    bool take(std::string_view piece) noexcept;

    /// Whether the text may end here.
    bool complete() const noexcept { return missing_ == 0; }

private:
    bool begin_character(unsigned char lead) noexcept;

    unsigned missing_ = 0;      ///< Bytes that the present character lacks.
    unsigned char low_ = 0x80;  ///< What the next of them may be.
    unsigned char high_ = 0xbf;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_UTF8_HPP
