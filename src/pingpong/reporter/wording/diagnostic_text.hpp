/// \file
/// The sentences about diagnostics, the same in every format.
#ifndef PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP
#define PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// What was found, one sentence. Has names of contenders in it, which are not escaped.
///
/// \param report  The report whose cells the diagnostic refers to.
std::string format_diagnostic(const report& report, const diagnostic& diagnostic);

/// What to do about it, one sentence.
std::string_view remedy_of(diagnostic_kind kind) noexcept;

/// A diagnostic in words: the experiment it is about, what was found, and the remedy.
struct worded_warning {
    pingpong::severity severity = pingpong::severity::warning;  ///< How much it matters.
    std::string text;                                           ///< One or two sentences.
};

/// All diagnostics, the gravest first; each remedy is named once.
std::vector<worded_warning> format_warnings(const report& report, escaper escape);

/// One line for each of them, headed by its severity.
std::vector<std::string> format_warning_lines(const report& report, escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP
