/// \file
/// The whole distribution of the round trips, with room for its tail.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_PERCENTILES_BY_NINES_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_PERCENTILES_BY_NINES_HPP

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// Round trips by percentile, in the experiment that the answer is about: an equal step to the
/// right for each further nine. A line ends where fewer than ten exchanges lie beyond it.
chart percentiles_by_nines(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_PERCENTILES_BY_NINES_HPP
