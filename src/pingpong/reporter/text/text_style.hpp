/// \file
/// How text is drawn: its width, its characters, its colours.
#ifndef PINGPONG_REPORTER_TEXT_TEXT_STYLE_HPP
#define PINGPONG_REPORTER_TEXT_TEXT_STYLE_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "pingpong/core/protocol.hpp"

namespace pingpong {

/// The characters that the reader's terminal can show.
enum class charset { ascii, unicode };

/// How text is drawn. As it is by default, it suits a file.
struct text_style {
    std::size_t columns = 80;             ///< No line is longer; 40 at the least.
    charset drawn_in = charset::unicode;  ///< What plots and rules are made of.
    bool coloured = false;                ///< With ANSI escape sequences.

    text_style() = default;
};

/// What a colour is for. The words say the same: no colour carries meaning alone.
enum class ink { bold, faint, warning, faster, slower };

/// The text in that ink, between escape sequences; as it is where there are no colours.
///
/// \par Source  ECMA-48, 8.3.117, SGR.
std::string paint(std::string_view text, ink ink, const text_style& style);

/// The text in the colour of a protocol.
///
/// \par Source  Okabe and Ito (2008), Color Universal Design: the nearest of a terminal's 256
///              colours that can be told from black and from white.
std::string paint(std::string_view text, protocol_colour colour, const text_style& style);

/// The text, well-formed UTF-8, with `?` for each character that the reader cannot be shown.
std::string to_charset(std::string_view text, const text_style& style);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_TEXT_STYLE_HPP
