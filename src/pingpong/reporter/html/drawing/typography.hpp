/// \file
/// The sentences of a terminal, with the signs that print has for them.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_TYPOGRAPHY_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_TYPOGRAPHY_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/html/drawing/markup.hpp"

namespace pingpong::html {

/// Plain text with µs for "us" after a figure, × for the x of a ratio or a product, − before a
/// negative figure, ± for "+-", → for "->", and a figure that stays on the line of its unit;
/// everything else stays as it is.
std::string typeset(std::string_view text);

/// The same as markup, in which options such as --rounds are code.
markup typeset_sentences(std::string_view text);

/// The words in lines of at most so many characters, but for longer words; at least one line.
std::vector<std::string> in_short_lines(std::string_view words, std::size_t max_characters);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_TYPOGRAPHY_HPP
