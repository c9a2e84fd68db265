/// \file
/// The figure of the experiment that this program descends from: durations as bars.
#ifndef PINGPONG_REPORTER_HTML_ORIGINAL_BARS_HPP
#define PINGPONG_REPORTER_HTML_ORIGINAL_BARS_HPP

#include "pingpong/reporter/html/figure_frame.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The durations of WS and HTTP by count, side by side on a linear axis, with the two tables of the
/// original experiment.
chart original_bars(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_ORIGINAL_BARS_HPP
