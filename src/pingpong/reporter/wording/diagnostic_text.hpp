/// \file
/// The sentences about diagnostics, the same in every format.
#ifndef PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP
#define PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP

#include <string>
#include <string_view>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// What was found, one sentence. Has names of contenders in it, which are not escaped.
///
/// \param report  The report whose cells the diagnostic refers to.
std::string format_diagnostic(const report& report, const diagnostic& diagnostic);

/// What to do about it, one sentence.
std::string_view remedy_of(diagnostic_kind kind) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_DIAGNOSTIC_TEXT_HPP
