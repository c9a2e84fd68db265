/// \file
/// Records the bytes of an exchange of each contender.
#ifndef PINGPONG_SCHEDULER_SAMPLING_WIRE_SAMPLES_HPP
#define PINGPONG_SCHEDULER_SAMPLING_WIRE_SAMPLES_HPP

#include <cstddef>

#include "pingpong/scheduler/run_state.hpp"

namespace pingpong {

/// Lets each contender of the experiment that `run.progress` names open one connection through a
/// relay, exchange once and close, and records the bytes in `run.report.wire`. None of it is timed.
///
/// Contenders that failed are left out, and those whose exchange was recorded before, in an
/// experiment with the same payload. One that fails here has no record: failures are a matter of
/// its trials.
///
/// \param run         Outlives the awaitable.
/// \param first_cell  The cell of the experiment's first contender; the others follow it.
/// \par Cancellation  Ends early and sets `run.cancelled`.
asio::awaitable<void, executor> sample_wire(run_state& run, std::size_t first_cell);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SAMPLING_WIRE_SAMPLES_HPP
