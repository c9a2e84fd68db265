/// \file
/// How the ratio depends on what the run varied.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_RATIO_BY_SETTING_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_RATIO_BY_SETTING_HPP

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The ratio asked about over the size of messages, or over the connections at once, whichever the
/// run varied.
///
/// \return  Without a picture where it varied neither.
chart ratio_by_setting(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_RATIO_BY_SETTING_HPP
