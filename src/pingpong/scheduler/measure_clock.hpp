/// \file
/// Measures the clock that round trips are timed with.
#ifndef PINGPONG_SCHEDULER_MEASURE_CLOCK_HPP
#define PINGPONG_SCHEDULER_MEASURE_CLOCK_HPP

#include "pingpong/report/environment.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Measures the steady clock by a million readings, for some tens of milliseconds in all.
///
/// It does so for a millisecond at a time, and lets the handlers of `here` run in between.
///
/// \par Cancellation  Any kind ends it early, with what is known until then: no gaps.
asio::awaitable<clock_facts, executor> measure_clock(executor here);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_MEASURE_CLOCK_HPP
