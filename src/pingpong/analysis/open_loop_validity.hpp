/// \file
/// Whether the figures of an open loop say what they seem to.
#ifndef PINGPONG_ANALYSIS_OPEN_LOOP_VALIDITY_HPP
#define PINGPONG_ANALYSIS_OPEN_LOOP_VALIDITY_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// What speaks against the figures of an open loop.
struct validity {
    std::vector<std::string> reasons;  ///< One line each, for people; empty: nothing.

    /// Whether nothing speaks against them.
    bool valid() const noexcept { return reasons.empty(); }
};

/// Whether an open loop has kept its rate, and was kept waiting by the server and not by itself.
///
/// The rate was kept when at least 99 % of it was achieved. Of response times the generator's own
/// lateness must be a small part: the 99th percentile of its lag at most 10 % of theirs.
///
/// \param rate_per_s      Asked for; above 0.
/// \param achieved_per_s  Exchanges by the time from when the first was due to the end of the last.
validity open_loop_validity(double rate_per_s, double achieved_per_s, round_trip lag_p99,
                            round_trip response_p99);

/// The same of a cell and its summary; a closed loop is valid, an open one without any exchange is
/// not.
validity open_loop_validity(const cell& one, const cell_summary& summary);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_OPEN_LOOP_VALIDITY_HPP
