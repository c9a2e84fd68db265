/// \file
/// How a protocol looks in every chart: a hue, a shape and a dash, so that no one of them is all.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_PROTOCOL_LOOK_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_PROTOCOL_LOOK_HPP

#include <string>
#include <string_view>

namespace pingpong::html {

/// A mark's shape; the middle of its bounding box is the point it stands for.
enum class shape { circle, square, triangle, wedge, diamond, hexagon, plus, cross };

/// How marks and lines of a protocol are drawn.
struct look {
    std::string_view hue;      ///< A class of the style sheet: the protocol's family.
    std::string_view variant;  ///< Another: `lean`, `default`, or empty.
    shape marker = shape::hexagon;

    /// Both classes, for an element's `class`.
    std::string classes() const;
};

/// The look of a protocol by its name; those of unknown names look alike.
///
/// \par Source  The hues are those of Okabe and Ito, which the colour-blind tell apart.
look look_of(std::string_view protocol);

/// A protocol's name where there is little room, e.g. "HTTP keep-alive"; at most 20 characters.
std::string short_name(std::string_view protocol);

/// A place in user units, to a tenth.
std::string place(double value);

/// The path of a shape around a point; `radius` is half of what it is wide.
std::string shape_path(shape which, double x, double y, double radius);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_PROTOCOL_LOOK_HPP
