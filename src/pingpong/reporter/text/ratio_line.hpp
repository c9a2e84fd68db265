/// \file
/// A ratio drawn on one line of a terminal.
#ifndef PINGPONG_REPORTER_TEXT_RATIO_LINE_HPP
#define PINGPONG_REPORTER_TEXT_RATIO_LINE_HPP

#include <string>
#include <vector>

#include "pingpong/reporter/text/text_style.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/verdict.hpp"

namespace pingpong {

/// A ratio of times with its interval and the margin around 1:
///
///              -5 %         0          +5 %
///     faster         [.............]  |--o--|    slower   [..] margin 3 %
///
/// The scale is logarithmic: in percent, or in factors where the ratio is 2 and more, or 1/2 and
/// less. All characters are ASCII.
///
/// \param ratio   Its value and its ends, where there are any, are > 0.
/// \param margin  > 0.
/// \param kind    Gives the interval its colour, where there are colours.
/// \return        Two lines of up to `style.columns`; none where these are fewer than 60, or where
///                a figure is not finite.
std::vector<std::string> draw_ratio(const estimate& ratio, double margin, verdict_kind kind,
                                    const text_style& style);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_RATIO_LINE_HPP
