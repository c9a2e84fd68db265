/// \file
/// The bytes of an exchange of each contender, as they are.
#ifndef PINGPONG_SCHEDULER_WIRE_SAMPLES_HPP
#define PINGPONG_SCHEDULER_WIRE_SAMPLES_HPP

#include <cstddef>

#include "pingpong/scheduler/repetition.hpp"

namespace pingpong {

/// Lets every contender of the experiment that `run.progress` names, but for those that failed,
/// open one connection through a relay, exchange once and close, and records what went over it in
/// `run.measured.wire`. Nothing of that is timed.
///
/// A contender that fails at it has no record: its trials tell of failures. The next experiments of
/// the same payload are left out, since their exchanges are the same.
///
/// \param run         Outlives the awaitable.
/// \param first_cell  The cell of the experiment's first contender; the others follow it.
/// \par Cancellation  Ends early and sets `run.cancelled`.
asio::awaitable<void, executor> sample_wire(run_state& run, std::size_t first_cell);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_WIRE_SAMPLES_HPP
