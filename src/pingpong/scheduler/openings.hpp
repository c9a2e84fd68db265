/// \file
/// What it takes to set up a connection, measured often enough to say how sure that is.
#ifndef PINGPONG_SCHEDULER_OPENINGS_HPP
#define PINGPONG_SCHEDULER_OPENINGS_HPP

#include <cstddef>

#include "pingpong/scheduler/repetition.hpp"

namespace pingpong {

/// Lets every contender of the experiment that `run.progress` names, but for those that failed,
/// open one connection, exchange a few times and close, `plan::openings` times in turns of a random
/// order, and records that in `run.measured.openings`.
///
/// A contender that fails at it is left out from then on: its trials tell of failures.
///
/// \param run         Outlives the awaitable.
/// \param first_cell  The cell of the experiment's first contender; the others follow it.
/// \par Cancellation  Ends early and sets `run.cancelled`.
asio::awaitable<void, executor> measure_openings(run_state& run, std::size_t first_cell);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_OPENINGS_HPP
