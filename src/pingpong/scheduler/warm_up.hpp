/// \file
/// The warm-up of services before a run.
#ifndef PINGPONG_SCHEDULER_WARM_UP_HPP
#define PINGPONG_SCHEDULER_WARM_UP_HPP

#include "pingpong/scheduler/run_state.hpp"

namespace pingpong {

/// Lets each contender of the plan play for `plan::warm_up_time`, one after the other, over
/// connections of its own. A contender that several experiments have plays in the first of them.
///
/// \par Errors        None: a contender that fails does so again when it is measured.
/// \par Cancellation  Terminal: ends the warm-up and cancels the run.
asio::awaitable<void, executor> warm_up_services(run_state& run);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_WARM_UP_HPP
