/// \file
/// Text measured in the columns that it takes on a terminal.
///
/// Escape sequences of `text_style.hpp` take none, wide characters two. Text is well-formed UTF-8
/// that went through `escape_terminal` before it was paint.
#ifndef PINGPONG_REPORTER_TEXT_DISPLAY_WIDTH_HPP
#define PINGPONG_REPORTER_TEXT_DISPLAY_WIDTH_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace pingpong {

/// The columns that a line takes.
///
/// \par Source  POSIX.1-2017, wcwidth().
std::size_t display_width(std::string_view line);

/// As much of a line as fits into `columns`, and all of its escape sequences.
std::string truncate_line(std::string_view line, std::size_t columns);

/// A line that takes exactly `columns`: cut, or with blanks after it.
std::string fit_line(std::string_view line, std::size_t columns);

/// The text in lines of up to `columns`, each ended by LF; all but the first begin with `indent`,
/// and the first with the blanks that the text begins with. A word that is longer than a line is
/// broken.
///
/// \param indent   Blanks, fewer than half of `columns`.
std::string wrap_text(std::string_view text, std::string_view indent, std::size_t columns);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_DISPLAY_WIDTH_HPP
