/// \file
/// What the trials and blocks of a report add up to.
#ifndef PINGPONG_SCHEDULER_SUMMARISE_HPP
#define PINGPONG_SCHEDULER_SUMMARISE_HPP

#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// Fills in `summaries` (but for the histograms, which are recorded as the blocks are played),
/// `comparisons` and `seed_rows` from cells, trials and blocks; may be called again.
///
/// Every contender is compared with `tcp`, `ws` with both kinds of HTTP, and `ws-lean` with
/// `http-lean` and each of these with its like, where both took part and both servers were in this
/// process, or both elsewhere.
void add_up(report& measured);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SUMMARISE_HPP
