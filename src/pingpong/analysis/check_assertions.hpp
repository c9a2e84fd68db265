/// \file
/// Checks assertions about a run.
#ifndef PINGPONG_ANALYSIS_CHECK_ASSERTIONS_HPP
#define PINGPONG_ANALYSIS_CHECK_ASSERTIONS_HPP

#include <span>
#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Checks each assertion in every experiment and stores the results in `assertions` of the report.
/// Needs a report that was analyzed; see `analyze`.
///
/// An assertion passes if it holds for the whole interval of the figure, fails if it holds for no
/// part of it, and is inconclusive otherwise; also if there is no interval, a contender failed or
/// did not play, or the measurement is invalid. The interval of a ratio is its claim.
void check_assertions(report& report, std::span<const assertion> asserted);

/// Checks the assertions that the report already has, by their texts; one that cannot be parsed is
/// inconclusive.
void recheck_assertions(report& report);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CHECK_ASSERTIONS_HPP
