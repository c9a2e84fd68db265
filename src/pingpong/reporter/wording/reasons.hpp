/// \file
/// Why the answer is what it is, and what would change it, for a person.
#ifndef PINGPONG_REPORTER_WORDING_REASONS_HPP
#define PINGPONG_REPORTER_WORDING_REASONS_HPP

#include <string>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// What each step adds to an exchange, with bytes, processor time and system calls of the two that
/// are compared.
std::string format_reasons(const report& report, const headline& headline, escaper escape);

/// What of the setting the answer depends on most: "What could change it: ..."; empty: nothing is
/// known.
std::string format_influences(const report& report, const headline& headline);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_REASONS_HPP
