/// \file
/// The answer of a report on one screen of a terminal.
#ifndef PINGPONG_REPORTER_TEXT_SCREEN_HPP
#define PINGPONG_REPORTER_TEXT_SCREEN_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// The lines that a screen has for one experiment; each further one may add a line. A terminal of
/// 24 lines has room for the prompt and a message besides.
inline constexpr std::size_t screen_lines = 22;

/// The answer first, a table, the ratio drawn with its interval and the margin, why, cautions, the
/// precision and the setting: the most that fits on one screen.
///
/// Contenders are the rows of the table where the experiments differ in their count alone; else
/// the settings are. Where there is too little room, blank lines go first, and the answer and the
/// cautions stay. `to_table` has all the rest. Nothing in foreign text acts on the terminal.
///
/// \param style  At least 40 columns; no line is longer.
/// \param hint   What the reader may type next, one line; empty: none.
std::string to_screen(const report& report, const text_style& style = {},
                      std::string_view hint = {});

/// The assertions that do not hold, but for inconclusive ones that are allowed, and the
/// regressions, one line each: "FAIL ws/http-keepalive < 0.95: 1.04 [1.03, 1.06] at 1000
/// exchanges". For a terminal or a log.
std::vector<std::string> failed_gate_lines(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_SCREEN_HPP
