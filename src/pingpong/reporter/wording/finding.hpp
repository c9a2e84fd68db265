/// \file
/// What one comparison found, in one sentence that is the same in every format.
#ifndef PINGPONG_REPORTER_WORDING_FINDING_HPP
#define PINGPONG_REPORTER_WORDING_FINDING_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// The ratio of second by first.
///
/// \param ratio  Its value and its ends, where there are any, are > 0.
estimate inverse_of(const estimate& ratio);

/// How much longer or shorter one time is than another, with its interval: "4.4 % slower [2.8,
/// 5.9]", "12 % faster [9, 15]", "2.4 times as fast [2.3, 2.5]", "5.0 times as slow [4.8, 5.2]".
///
/// A time that is 12 % shorter is 12 % faster. From a factor of two on it is a factor.
///
/// \param ratio  Of the times, first / second; its ends, where there are any, are > 0.
std::string format_relation(const estimate& ratio);

/// As above, with the name of the second: "4.4 % slower than HTTP keep-alive [2.8, 5.9]".
std::string format_relation(const estimate& ratio, std::string_view denominator);

/// The sentence, with its full stop: "WebSocket is 4.4 % slower than HTTP keep-alive [2.8, 5.9]."
///
/// - Within the margin: "... no practical difference".
/// - Partly within it: "... measurable, but possibly within the margin of 3 %".
/// - Undecided: "Cannot tell yet ...", and how much longer it would take.
/// - Tentative: "probably", and which conditions make it so.
/// - Withheld: "No valid answer: ...", and why.
///
/// A run that was spread over machines or ranks says so in a sentence of its own after it, with
/// whether the machines agree; see `format_spread_sentence`.
std::string format_finding(const report& report, const comparison& comparison, escaper escape);

/// The verdict in a word or two, for a table: "slower", "same", "slightly slower", "undecided".
std::string_view format_verdict_kind(const comparison& comparison);

/// How two compare where their names stand elsewhere, as in a cell of a table: "4.4 % slower [2.8,
/// 5.9]", "same [-0.4, +1.9 %]", "not compared"; with " *" where other implementations disagree.
///
/// \param compared  nullptr: they were not compared.
std::string format_brief_finding(const comparison* compared);

/// " (caution: machine speed varied, few connections)"; empty: there are none.
///
/// \param kinds  Each is named once.
std::string format_cautions(const std::vector<diagnostic_kind>& kinds);

/// The condition in a few words, to stand beside a finding that it weakens: "machine speed varied".
std::string_view short_name_of(diagnostic_kind kind) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_FINDING_HPP
