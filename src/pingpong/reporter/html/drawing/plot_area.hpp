/// \file
/// Where a plot lies that has lines or marks of several contenders, and where their names stand.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_PLOT_AREA_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_PLOT_AREA_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/reporter/html/drawing/drawing.hpp"

namespace pingpong::html {

/// A name, and where the line or the last mark that it names ends.
struct plot_label {
    std::optional<point> end;  ///< nullopt: nothing of it is drawn; the name stands at the bottom.
    protocol_look look;
    std::string text;
    std::string series;  ///< See `drawing::begin_series`.
};

/// A plot between its axes, with room for their labels, and for the names of what is in it: to the
/// right of it, or above it where the page is narrow.
struct plot_area {
    page_width page = page_width::wide;
    double left = 0, right = 0, top = 0, bottom = 0;

    /// \param plot_height  Between the axes, in user units.
    /// \param label_count  How many names there will be.
    plot_area(page_width drawing_page, double plot_height, std::size_t label_count);

    /// Widens the left margin where the labels of the y axis would be cut off.
    void fit_y_labels(const std::vector<axis_mark>& marks);

    /// Of the whole drawing.
    double height() const noexcept { return bottom + 50; }

    /// Writes the names, which take the place of a legend: each beside the end of its line, with a
    /// thin line to where it belongs, or else in rows above the plot, each with its mark.
    void draw_labels(drawing& drawing, const std::vector<plot_label>& labels) const;
};

/// Coordinates for labels that would otherwise cover each other: in the order of the wanted ones,
/// at least `gap` apart, and as near to them as one pass allows.
///
/// \param low, high  They lie between these as far as there is room; beyond `high` where not.
std::vector<double> separate_labels(const std::vector<double>& wanted, double gap, double low,
                                    double high);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_PLOT_AREA_HPP
