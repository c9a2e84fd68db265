/// \file
/// Derives everything that a report says from what it measured.
#ifndef PINGPONG_ANALYSIS_ANALYZE_HPP
#define PINGPONG_ANALYSIS_ANALYZE_HPP

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Derives all findings from what was measured: comparisons, costs, ladder, checks, diagnostics and
/// verdicts. Needs the summaries, and `stopping` for the requested precision. May be called again.
void analyze(report& report);

/// Fills in the verdicts of `comparisons`; needs `diagnostics`.
///
/// The finding follows from the interval, widened to the noise floor. Each diagnostic that concerns
/// a comparison makes its verdict tentative, and an invalid run withholds it. Contention concerns
/// means and tails alone. Of the verdicts on `ws` against HTTP, several at a time, each that is not
/// significant after Holm's adjustment is tentative too.
///
/// `ws` against `http-keepalive` depends on the implementation when the lean pair, or the pair with
/// the library's default settings, answers the other way round in the same experiment.
void decide_verdicts(report& report);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_ANALYZE_HPP
