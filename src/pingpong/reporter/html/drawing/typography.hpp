/// \file
/// Plain text with the signs and line breaks of print.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_TYPOGRAPHY_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_TYPOGRAPHY_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/html/drawing/markup.hpp"

namespace pingpong::html {

/// Plain text with µs for "us" after a figure, × for the x of a ratio or a product, − before a
/// negative figure, ± for "+-", → for "->", and no line break between a figure and its unit;
/// everything else stays as it is.
std::string typeset(std::string_view text);

/// The same as markup, in which options such as --rounds are code.
markup typeset_sentences(std::string_view text);

/// The text broken at spaces into lines of at most that many characters, except for longer words;
/// at least one line.
std::vector<std::string> break_into_lines(std::string_view text, std::size_t max_characters);

/// Octets as text: CR LF as ↵ and a line feed, everything else that is not printable ASCII as two
/// hexadecimal digits in angle brackets.
std::string format_octets(std::string_view octets);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_TYPOGRAPHY_HPP
