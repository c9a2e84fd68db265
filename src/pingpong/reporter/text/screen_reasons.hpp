/// \file
/// Why the answer on a screen is what it is.
#ifndef PINGPONG_REPORTER_TEXT_SCREEN_REASONS_HPP
#define PINGPONG_REPORTER_TEXT_SCREEN_REASONS_HPP

#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// What WebSocket and HTTP add to the floor, or their bytes where it did not play, and what a new
/// connection per request adds: up to two lines, the first of them labelled.
std::vector<std::string> reason_lines(const report& report, const headline& headline,
                                      const text_style& style);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_SCREEN_REASONS_HPP
