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
    std::optional<point> at;  ///< nullopt: nothing is drawn of it; the name stands at the bottom.
    look how;
    std::string words;
};

/// A plot between its axes, with room for their words, and for the names of what is in it: to the
/// right of it, or above it where the page is narrow.
struct plot_area {
    page_width page = page_width::wide;
    double left = 0, right = 0, top = 0, bottom = 0;

    /// \param across_down  How much the plot measures from top to bottom.
    /// \param labels       How many names there will be.
    /// \param beside       How much they take to the right of it.
    plot_area(page_width page, double across_down, std::size_t labels, double beside = 216);

    /// Of the whole drawing.
    double height() const noexcept { return bottom + 50; }

    /// Writes the names, which take the place of a legend: each beside the end of its line, with a
    /// thin line to where it belongs, or else in rows above the plot, each with its mark.
    void draw_labels(drawing& on, const std::vector<plot_label>& labels) const;
};

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_PLOT_AREA_HPP
