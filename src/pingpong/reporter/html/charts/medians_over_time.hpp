/// \file
/// Every block's median over the time of the run: drift, regimes, and that contenders took turns.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_MEDIANS_OVER_TIME_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_MEDIANS_OVER_TIME_HPP

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The blocks of the experiment that the answer is about. Where they are too many, whole rounds are
/// left out at even distances, and the caption says so.
chart medians_over_time(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_MEDIANS_OVER_TIME_HPP
