/// \file
/// Measures the set-up of connections often enough for an interval.
#ifndef PINGPONG_SCHEDULER_OPENINGS_HPP
#define PINGPONG_SCHEDULER_OPENINGS_HPP

#include <cstddef>

#include "pingpong/scheduler/run_state.hpp"

namespace pingpong {

/// Lets each contender of the experiment that `run.progress` names open one connection, exchange a
/// few times and close, `plan::openings` times in rounds of random order, and records that in
/// `run.report.openings`. Contenders that failed are left out, and one that fails here from then
/// on: failures are a matter of its trials.
///
/// \param run         Outlives the awaitable.
/// \param first_cell  The cell of the experiment's first contender; the others follow it.
/// \par Cancellation  Ends early and sets `run.cancelled`.
asio::awaitable<void, executor> measure_openings(run_state& run, std::size_t first_cell);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_OPENINGS_HPP
