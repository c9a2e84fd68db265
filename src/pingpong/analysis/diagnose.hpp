/// \file
/// Finds what a reader must know about a run before trusting it.
#ifndef PINGPONG_ANALYSIS_DIAGNOSE_HPP
#define PINGPONG_ANALYSIS_DIAGNOSE_HPP

#include <cstddef>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The conditions that hold for a run, each kind at most once per experiment. Needs `comparisons`,
/// `stopping` and `checks`.
std::vector<diagnostic> diagnose(const report& report);

/// The conditions that hold for the rounds of one comparison; notes are among them.
std::vector<diagnostic> diagnose(const report& report, const comparison& comparison);

/// The diagnostic that withholds every verdict of an experiment; nullptr: there is none. A
/// comparison that never became steady concerns that comparison alone. Valid while the report's
/// diagnostics are.
const diagnostic* find_invalidating(const report& report, std::size_t experiment) noexcept;

/// Whether an open loop kept its rate, and was kept waiting by the server and not by itself.
///
/// The rate was kept when at least 99 % of it was achieved. The generator's own lateness must be a
/// small part of response times: the 99th percentile of its lag at most 10 % of theirs.
///
/// \param rate_per_s      Requested; > 0.
/// \param achieved_per_s  Exchanges / the time from when the first was due to the end of the last.
/// \return                Empty when both hold.
std::vector<open_loop_problem> open_loop_problems_of(double rate_per_s, double achieved_per_s,
                                                     round_trip lag_p99, round_trip response_p99);

/// The same for a cell and its summary. A closed loop has no problems, an open one without any
/// exchange has.
std::vector<open_loop_problem> open_loop_problems_of(const cell& cell, const cell_summary& summary);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_DIAGNOSE_HPP
