/// \file
/// How good the clock is that round trips are measured with, and how steady the machine.
#ifndef PINGPONG_SCHEDULER_CLOCK_FACTS_HPP
#define PINGPONG_SCHEDULER_CLOCK_FACTS_HPP

#include <chrono>
#include <optional>
#include <string>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// What was found out about the steady clock; what was not is nullopt.
struct clock_facts {
    std::optional<std::string> source;  ///< The kernel's name for it, such as `tsc`.

    /// Of one reading, on average, in the quickest of several series: what measuring adds to a
    /// round trip.
    std::optional<double> read_cost_ns;

    /// The least by which two neighbouring readings differed; no finer than a reading takes.
    std::optional<std::chrono::nanoseconds> granularity;

    /// Between neighbouring readings in a loop that does nothing else: what the machine does
    /// beside, which every round trip suffers as well. The percentile is that of `percentile`.
    std::optional<std::chrono::nanoseconds> idle_gap_p9999;
    std::optional<std::chrono::nanoseconds> idle_gap_max;  ///< The longest of all.
};

/// Measures the steady clock by a million readings, for some tens of milliseconds in all.
///
/// It does so for a millisecond at a time, and lets the handlers of `here` run in between.
///
/// \par Cancellation  Any kind ends it early, with what is known until then: no gaps.
asio::awaitable<clock_facts, executor> measure_clock(executor here);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_CLOCK_FACTS_HPP
