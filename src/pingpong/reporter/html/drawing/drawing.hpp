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

/// The page that a drawing is made for: on a desktop screen or paper, or on a phone. Every drawing
/// is made for both, and the style sheet shows the one that fits.
enum class page_width { wide, narrow };

/// Both, in the order in which drawings stand on the page.
inline constexpr std::array page_widths{page_width::wide, page_width::narrow};

/// The width of a drawing for that page in user units, each about a pixel.
constexpr double drawing_width(page_width page) noexcept {
    return page == page_width::wide ? 640 : 340;
}

/// How many ticks an axis across such a page has room for, where a wide one has room for `on_wide`.
constexpr std::size_t max_ticks(page_width page, std::size_t on_wide) noexcept {
    return page == page_width::wide ? on_wide : on_wide / 2 + 1;
}

/// A value that is marked on an axis, and its label.
struct axis_mark {
    double value = 0;
    std::string label;
};

/// The ticks of `choose_ticks`, labelled by `format_tick`.
std::vector<axis_mark> label_ticks(const axis_scale& axis, std::size_t max_count);

/// A point in user units.
struct point {
    double x = 0;
    double y = 0;
};

/// An SVG being drawn. What is added later lies on top.
///
/// Marks have attributes `data-...` with the figures of the report that they show, and the drawing
/// has such attributes for its scales, so that a program can check the place of every mark.
class drawing {
public:
    drawing(page_width page, double height) : page_(page), height_(height) {}

    /// Lines across the plot, from `y.from()` to `y.to()`, and labels below it, except those that
    /// would cover the label before them.
    ///
    /// \param marks  From left to right.
    void draw_x_axis(const axis_scale& x, const axis_scale& y, const std::vector<axis_mark>& marks,
                     std::string_view title);

    /// Lines across the plot, and labels to its left; the title stands above.
    void draw_y_axis(const axis_scale& x, const axis_scale& y, const std::vector<axis_mark>& marks,
                     std::string_view title);

    /// \param anchor   `start`, `middle` or `end`.
    /// \param classes  Of the style sheet; may be empty, as the text may.
    void draw_text(point position, std::string_view anchor, std::string_view classes,
                   std::string_view text);

    /// \param points  At least two.
    void draw_line(const std::vector<point>& points, std::string_view classes,
                   const attributes& data = {});

    /// \param outline  At least three points.
    void draw_area(const std::vector<point>& outline, std::string_view classes,
                   const attributes& data = {});

    void draw_rectangle(point corner, double width, double height, std::string_view classes,
                        const attributes& data = {}, std::string_view title = "");

    /// A mark with a title that tells its figures.
    void draw_mark(const protocol_look& look, std::string_view more_classes, point position,
                   double radius, const attributes& data, std::string_view title);

    void add(const markup& content) { content_ += content; }

    /// What is drawn from here to `end_series` is a series, which a reader can switch off together
    /// with everything else of that name in the figure. Series are not nested.
    void begin_series(std::string_view name, const protocol_look& look);
    void end_series();

    /// The drawing as an image with a name and a description.
    ///
    /// \param id  Begins every id within, with `-narrow` behind it on a narrow page; otherwise
    ///            unique.
    markup svg(std::string_view id, std::string_view title, std::string_view description) const;

private:
    void add_scale_data(std::string_view axis, const axis_scale& scale);

    page_width page_;
    double height_;
    attributes scales_;
    markup content_;
    markup before_series_;  ///< Meanwhile, `content_` is that of the series.
    attributes series_;
};

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_DRAWING_HPP
