/// \file
/// Where the points of several contenders lie, in plain text.
#ifndef PINGPONG_REPORTER_TEXT_STRIP_PLOT_HPP
#define PINGPONG_REPORTER_TEXT_STRIP_PLOT_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/text/text_style.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"

namespace pingpong {

/// Durations under a label.
struct strip {
    std::string label;           ///< Harmless on a terminal; cut at a third of the width.
    std::vector<double> points;  ///< ns, in any order.
};

/// Each label with a strip of its points, and a common axis below: the more points fall into a
/// column of the terminal, the higher its mark is; the median has a mark of its own. To the scale
/// of `plot_axis`.
///
/// \return  Lines ended by LF; empty when there are no points.
std::string strip_plot(const std::vector<strip>& strips, const text_style& style);

/// The strips of an experiment: the medians of each contender's blocks.
std::vector<strip> block_medians(const report& what, const experiment_view& view);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_STRIP_PLOT_HPP
