/// \file
/// The headline figure: every ratio with its interval, on one axis.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_RATIO_FOREST_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_RATIO_FOREST_HPP

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The ratio that the run was to answer, in every experiment and by every implementation, above a
/// second panel with the other ratios. The band holds what counts as equal.
///
/// A ratio that is missing because a contender failed has a row that says so.
chart ratio_forest(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_RATIO_FOREST_HPP
