/// \file
/// Diagnostics in words, the same in every format: what was found, and what to do about it.
#ifndef PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP
#define PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// What was found, without a full stop: "Machine speed varied by 18 %". Has names of contenders and
/// texts of failures in it, which are not escaped.
///
/// \param report  The report whose cells the diagnostic refers to.
std::string format_diagnostic(const report& report, const diagnostic& diagnostic);

/// What to do about it, as the end of a sentence: "trust ratios, not times". Empty: nothing.
std::string_view remedy_of(diagnostic_kind kind) noexcept;

/// Both, as "Machine speed varied by 18 %: trust ratios, not times". Not escaped.
std::string format_with_remedy(const report& report, const diagnostic& diagnostic);

/// All diagnostics of one kind, in words. Its texts are escaped.
struct worded_warning {
    diagnostic_kind kind = diagnostic_kind::interrupted;        ///< Of all of them.
    pingpong::severity severity = pingpong::severity::warning;  ///< How much it matters.
    std::string text;     ///< The finding and the remedy, one sentence without its full stop.
    std::string finding;  ///< The gravest of them, and the settings that it concerns.
};

/// One for each kind that was found, the gravest first.
///
/// Settings are named only where there are several and not all of them are concerned: "at 16 KiB",
/// or "(4 of 9 settings)" where they are more than two.
std::vector<worded_warning> format_warnings(const report& report, escaper escape);

/// "INVALID", "CAUTION" or "Note".
std::string_view format_severity(severity severity) noexcept;

/// One line for each of `format_warnings`, as "CAUTION: machine speed varied by 18 %: ...".
std::vector<std::string> format_warning_lines(const report& report, escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP
