/// \file
/// What may be claimed of a comparison.
#ifndef PINGPONG_STATISTICS_CLAIM_HPP
#define PINGPONG_STATISTICS_CLAIM_HPP

#include "pingpong/statistics/paired_comparison.hpp"

namespace pingpong {

/// Claims the means with their intervals, and nothing but them: fills in `claimed`, and the members
/// of a comparison that follow from it.
///
/// \param made   Has its counts of rounds.
/// \param rules  In their ranges.
void make_claim(paired_comparison& made, const claimed_means& means, const comparison_rules& rules);

/// Claims no more than another way to look at the same rounds allows: the two means stay what they
/// are, and each takes that variance whose interval is the wider one.
///
/// \param made      Something is claimed of it.
/// \param variance  Of the means of what rounds were played on, such as repetitions, or of what is
///                  nothing but noise. The means themselves do not count.
/// \return          Whether the claim of the ratio is wider than it was.
/// \par Source      Kalibera and Jones (2013), Rigorous benchmarking in reasonable time, ISMM: the
///                  interval has to be that of the highest level that contributes variance.
bool widen_claim(paired_comparison& made, const claimed_means& variance,
                 const comparison_rules& rules);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_CLAIM_HPP
