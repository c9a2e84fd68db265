/// \file
/// What all merges have in common: machines, processes and time.
#ifndef PINGPONG_ANALYSIS_MERGING_UNION_HPP
#define PINGPONG_ANALYSIS_MERGING_UNION_HPP

#include <chrono>
#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong::merging {

/// The time in which at least one of the reports was played: where some overlap, it counts once.
///
/// \par Errors  None. Starts that lie apart by more than a duration holds are taken as apart.
std::chrono::nanoseconds time_of_union(const std::vector<report>& parts);

/// The first difference between the machines of two reports that have the same name, or of which
/// one has none; empty: there is none.
std::string first_difference_of_hosts(const report& whole, const report& part);

/// Appends the processes of a part, and its machines as far as `whole` lacks them. What both
/// counted on the same machine is added up.
///
/// \param first_run  Added to the numbers of the runs of the part.
/// \param part       Its processes are left as they are in `whole`.
void unite_processes(report& whole, report& part, std::size_t first_run);

/// Takes over what a run was spread over: the ranks that are missing, and whether any part was cut
/// short.
///
/// \param several_runs  The parts are runs with ranks of their own.
void unite_spread(report& whole, const report& part, bool several_runs);

template <class Members>
void append(Members& to, const Members& more) {
    to.insert(to.end(), more.begin(), more.end());
}

}  // namespace pingpong::merging

#endif  // PINGPONG_ANALYSIS_MERGING_UNION_HPP
