/// \file
/// What an exchange consists of: the steps from a simpler contender to the next, stacked.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_LADDER_BARS_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_LADDER_BARS_HPP

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// A bar for each contender of the ladder, in the experiment that the answer is about: the median
/// of the simplest one, and on it what each step adds, with the step's interval.
chart ladder_bars(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_LADDER_BARS_HPP
