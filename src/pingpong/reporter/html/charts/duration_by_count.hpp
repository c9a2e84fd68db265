/// \file
/// How long a conversation of so many exchanges takes, and from how many on one is ahead.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_DURATION_BY_COUNT_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_DURATION_BY_COUNT_HPP

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// Every trial as a point over its count, both axes logarithmic, with the lines fitted to them and
/// the count from which the first of the question is ahead; of the answer's setting.
///
/// With one count there is no line, and the caption says why.
chart duration_by_count(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_DURATION_BY_COUNT_HPP
