/// \file
/// Whether what was asserted of a run holds.
#ifndef PINGPONG_ANALYSIS_CHECK_ASSERTIONS_HPP
#define PINGPONG_ANALYSIS_CHECK_ASSERTIONS_HPP

#include <span>
#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Checks each assertion in every experiment and makes the results the `assertions` of the report.
/// Needs its findings; see `analyze`.
///
/// What is checked is the interval; of a ratio, the one that may be claimed. An assertion passes
/// where it holds for all of the interval, fails where it holds for none of it, and is inconclusive
/// otherwise; also where there is no interval, where a contender failed or did not play, and where
/// a check of the run withholds its findings.
void check_assertions(report& measured, std::span<const assertion> asserted);

/// The same with the texts of the assertions that the report has; one that cannot be read is
/// inconclusive.
void check_assertions_again(report& measured);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CHECK_ASSERTIONS_HPP
