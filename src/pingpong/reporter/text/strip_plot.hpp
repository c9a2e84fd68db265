/// \file
/// Where the points of several contenders lie, in plain text.
#ifndef PINGPONG_REPORTER_TEXT_STRIP_PLOT_HPP
#define PINGPONG_REPORTER_TEXT_STRIP_PLOT_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// A place on an axis that has a label.
struct axis_tick {
    std::size_t cell = 0;
    std::string label;
};

/// Values along a line of cells of a terminal: on a linear scale, or on a logarithmic one where
/// they spread by more than a factor of 3.
class plot_axis {
public:
    /// \param lowest, highest  Of the values, `lowest` first.
    /// \param cells            At least 2.
    plot_axis(double lowest, double highest, std::size_t cells);

    bool logarithmic() const noexcept { return logarithmic_; }
    std::size_t cells() const noexcept { return cells_; }

    /// Where a value is, in [0, cells); values beyond the ends are at the ends.
    std::size_t cell_of(double value) const;

    /// Round values, from left to right, whose labels do not touch each other when each is in the
    /// middle above its tick, as far as the ends allow.
    ///
    /// \param unit  Labels are in multiples of it; > 0.
    std::vector<axis_tick> ticks(double unit) const;

private:
    double place_of(double value) const;

    double low_, high_;
    std::size_t cells_;
    bool logarithmic_;
};

/// The first cell of a tick's label on a line of that many cells.
std::size_t label_start(const axis_tick& tick, std::size_t cells);

/// Durations under a label.
struct strip {
    std::string label;           ///< Escaped for a terminal; cut at a third of the width.
    std::vector<double> points;  ///< ns, in any order.
    protocol_colour colour = protocol_colour::none;
};

/// Each label with a strip of its points, and a common axis below: the more points fall into a
/// column of the terminal, the higher its mark is; the median has a mark of its own. To the scale
/// of `plot_axis`.
///
/// \return  Lines ended by LF; empty when there are no points.
std::string strip_plot(const std::vector<strip>& strips, const text_style& style);

/// The strips of an experiment: the medians of each contender's blocks.
std::vector<strip> block_medians(const report& report, const experiment_view& view);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_STRIP_PLOT_HPP
