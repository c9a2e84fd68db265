/// \file
/// What may be said of each comparison.
#ifndef PINGPONG_ANALYSIS_JUDGE_HPP
#define PINGPONG_ANALYSIS_JUDGE_HPP

#include <cstddef>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Fills in the verdicts of `comparisons`; needs `warnings`.
///
/// The finding is what the interval says, widened to the noise floor. Each warning that touches a
/// comparison makes its verdict tentative, and an invalid run withholds it. Contention touches
/// means and tails alone. Of the verdicts on `ws` against HTTP, several at a time, each that is not
/// significant after Holm's adjustment is tentative too.
///
/// `ws` against `http-keepalive` depends on the implementation when the lean pair, or the pair with
/// the library's default settings, answers the other way round in the same experiment.
void judge(report& measured);

/// The warning that withholds whatever was found in an experiment; nullptr: there is none. That a
/// comparison never became steady concerns that comparison alone.
const warning* invalidating(const report& measured, std::size_t experiment);

/// Derives all findings from what was measured: comparisons, costs, ladder, warnings, verdicts.
/// Needs the summaries, and `stopping` for what was asked of precision. May be called again.
void conclude(report& measured);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_JUDGE_HPP
