/// \file
/// What a run can tell of its own trustworthiness.
#ifndef PINGPONG_ANALYSIS_SELF_CHECKS_HPP
#define PINGPONG_ANALYSIS_SELF_CHECKS_HPP

#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// From here on a ratio's spread says more about the machine than about chance; see `stability_q`.
inline constexpr double unstable_q = 2.5;

/// Contention and level shift of each experiment, and the warnings of the whole run with their
/// remedies. Needs `comparisons` and `stopping`.
///
/// \par Source  Contention: in-process servers and clients on one thread never wait for the
/// network,
///              so wall time beyond CPU time was taken by somebody else.
struct run_checks {
    std::vector<self_check> checks;
    std::vector<warning> warnings;
};

/// Checks a run; see `run_checks`.
run_checks check_run(const report& measured);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_SELF_CHECKS_HPP
