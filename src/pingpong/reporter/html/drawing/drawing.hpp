/// \file
/// An SVG being drawn: axes, marks, lines and labels.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_DRAWING_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_DRAWING_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/drawing/scale.hpp"

namespace pingpong::html {

/// The page that a drawing is made for: one on a desk or on paper, or one as narrow as a phone.
/// There is every drawing for both, and the style sheet shows the one that fits.
enum class page_width { wide, narrow };

/// Both, in the order in which drawings stand on the page.
inline constexpr std::array page_widths{page_width::wide, page_width::narrow};

/// What a drawing for that page measures across in user units: a pixel each, more or less.
constexpr double across(page_width page) noexcept {
    return page == page_width::wide ? 640 : 340;
}

/// How many ticks an axis across such a page has room for, where a wide one has room for `on_wide`.
constexpr std::size_t ticks_across(page_width page, std::size_t on_wide) noexcept {
    return page == page_width::wide ? on_wide : on_wide / 2 + 1;
}

/// A value that is marked on an axis, and what is written there.
struct tick {
    double value = 0;
    std::string words;
};

/// Round values on the axis, at most so many, each with `unit` after it.
std::vector<tick> ticks_with_words(const scale& axis, std::size_t most, std::string_view unit = "");

/// A point in user units.
struct point {
    double x = 0;
    double y = 0;
};

/// An SVG being drawn. What is added later lies on top.
///
/// Marks say in attributes `data-...` which figures of the report they show, and the drawing says
/// what its scales are, so that a program can check that every mark lies where it should.
class drawing {
public:
    drawing(page_width page, double height) : page_(page), height_(height) {}

    /// Tells what the scales are, `x` or `y`.
    void tell_scale(std::string_view axis, const scale& what);

    /// Lines across the plot, from `y.from()` to `y.to()`, and words below it where they have room
    /// beside those before them.
    ///
    /// \param ticks  From left to right.
    void draw_x_axis(const scale& x, const scale& y, const std::vector<tick>& ticks,
                     std::string_view title);

    /// Lines across the plot, and words to its left; the title stands above.
    void draw_y_axis(const scale& x, const scale& y, const std::vector<tick>& ticks,
                     std::string_view title);

    /// \param anchor   `start`, `middle` or `end`.
    /// \param classes  Of the style sheet; may be empty, as the text may.
    void write(point at, std::string_view anchor, std::string_view classes, std::string_view text);

    /// A line through points, two at least.
    void line(const std::vector<point>& through, std::string_view classes,
              const attributes& data = {});

    /// An area within points, three at least.
    void area(const std::vector<point>& around, std::string_view classes,
              const attributes& data = {});

    void rectangle(point corner, double width, double height, std::string_view classes,
                   const attributes& data = {}, std::string_view title = "");

    /// A mark with a title that tells its figures.
    void mark(const look& how, std::string_view more_classes, point at, double radius,
              const attributes& data, std::string_view title);

    void add(const markup& more) { content_ += more; }

    /// The drawing as an image with a name and a description.
    ///
    /// \param id  Begins every id within, with `-narrow` behind it on a narrow page; unique
    /// besides.
    markup svg(std::string_view id, std::string_view title, std::string_view description) const;

private:
    page_width page_;
    double height_;
    attributes scales_;
    markup content_;
};

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_DRAWING_HPP
