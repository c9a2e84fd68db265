/// \file
/// What a screen is made of: parts with labels, of which the least important go where room is
/// short.
#ifndef PINGPONG_REPORTER_TEXT_SCREEN_PARTS_HPP
#define PINGPONG_REPORTER_TEXT_SCREEN_PARTS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// Lines that belong together.
struct screen_part {
    std::vector<std::string> lines;  ///< None is longer than the screen is wide.
    unsigned rank = 0;            ///< The highest go first where there is too little room; 0 stays.
    bool begins_section = false;  ///< Has a blank line before it.
};

/// A label and its text on one line, as many clauses of it as fit; see `fit_clauses`.
std::string labelled_line(std::string_view label, const std::string& text, const text_style& style,
                          ink ink = ink::faint);

/// The columns that a label leaves to its text.
std::size_t columns_beside_label(const text_style& style) noexcept;

/// Whether the text fits beside a label.
bool fits_beside_label(std::string_view text, const text_style& style);

/// The first of the texts that fits beside a label; else the last one.
///
/// \param texts  At least one.
std::string first_that_fits(const std::vector<std::string>& texts, const text_style& style);

/// The lines of the parts, each ended by LF. Where they are more than `max_lines`, blank lines go
/// first, and then the last of the parts of the highest rank, until the rest fits.
std::string join_parts(std::vector<screen_part> parts, std::size_t max_lines);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_SCREEN_PARTS_HPP
