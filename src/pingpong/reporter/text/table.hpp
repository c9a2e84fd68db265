/// \file
/// Reports as text for a terminal or a file.
#ifndef PINGPONG_REPORTER_TEXT_TABLE_HPP
#define PINGPONG_REPORTER_TEXT_TABLE_HPP

#include <span>
#include <string>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/report/self_test.hpp"
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
std::string to_table(const report& report, const text_style& style = {});

/// What changed from one run to another: a row for each change, or a sentence where rows would not
/// fit, and what they add up to.
std::string to_table(const run_changes& changes, const text_style& style = {});

/// Several reports: the ratios of each, those of the same two contenders one below the other, what
/// may be compared, and the runs.
///
/// \param runs  At least one.
std::string to_table(std::span<const named_report> runs, const text_style& style = {});

/// The self-test as plain text, within 100 columns: how often what was found, and what that shows.
std::string to_table(const self_test_report& report);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_TABLE_HPP
