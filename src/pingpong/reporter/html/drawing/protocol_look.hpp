/// \file
/// How a protocol looks in every chart: by colour, mark and dashes, so that none of them alone has
/// to tell it apart.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_PROTOCOL_LOOK_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_PROTOCOL_LOOK_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "pingpong/report/report.hpp"

namespace pingpong::html {

/// How marks and lines of a protocol are drawn.
struct protocol_look {
    std::string_view colour = "none";             ///< A class of the style sheet.
    std::string_view variant;                     ///< Likewise: `lean`, `defaults`, or empty.
    protocol_mark mark = protocol_mark::hexagon;  ///< Around the point it stands for.

    /// Both classes, for an element's `class`.
    std::string classes() const;
};

/// The look of a contender, as the description of its protocol says.
protocol_look look_of(const cell& cell);

/// The look of one of several lines that are of the same contenders, by its index; they repeat.
protocol_look series_look(std::size_t index) noexcept;

/// The name of a contender for a label, e.g. "HTTP keep-alive"; at most 20 characters.
std::string label_of(const cell& cell);

/// A coordinate in user units, to a tenth.
std::string format_coordinate(double value);

/// The path of a mark around a point; `radius` is half its width.
std::string mark_path(protocol_mark mark, double x, double y, double radius);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_PROTOCOL_LOOK_HPP
