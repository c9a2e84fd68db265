/// \file
/// A report as a table for a terminal.
#ifndef PINGPONG_REPORTER_TEXT_TABLE_HPP
#define PINGPONG_REPORTER_TEXT_TABLE_HPP

#include <string>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// The report for a terminal: the answers first, then for each experiment a line per contender, a
/// strip of the medians of its blocks, and sentences that compare WebSocket with HTTP.
///
/// A column of times has the unit that suits the shortest of them; the wider the lines may be, the
/// more columns there are. `-` stands for what is unknown, and for percentiles that fewer than ten
/// exchanges lie beyond. Nothing in foreign text acts on the terminal.
///
/// \param style  By default that of a file: 80 columns, Unicode, no colours.
std::string to_table(const report& what, const text_style& style = {});

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_TABLE_HPP
