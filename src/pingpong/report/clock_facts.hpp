/// \file
/// How good the clock is that round trips are measured with, and how steady the machine.
#ifndef PINGPONG_REPORT_CLOCK_FACTS_HPP
#define PINGPONG_REPORT_CLOCK_FACTS_HPP

#include <chrono>
#include <optional>
#include <string>

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

}  // namespace pingpong

#endif  // PINGPONG_REPORT_CLOCK_FACTS_HPP
