/// \file
/// Decides when each experiment of a run has enough rounds.
#ifndef PINGPONG_SCHEDULER_STOPPING_WATCH_HPP
#define PINGPONG_SCHEDULER_STOPPING_WATCH_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong {

/// Decides when each experiment of a run has enough rounds, and keeps that in the report's
/// `stopping`; see `stopping_rule`.
class stopping_watch {
public:
    /// \param measured  Has its cells already; both outlive the watch.
    stopping_watch(const plan& what, report& measured);

    /// Whether another repetition of that experiment is to begin.
    bool wants_more(std::size_t experiment, std::chrono::nanoseconds elapsed) const;

    /// A repetition of that experiment is over; looks at the interval if it is time to.
    ///
    /// \param failed  Per cell: takes no further part.
    void repetition_over(std::size_t experiment, const std::vector<bool>& failed);

    /// The last look at every experiment, for the record.
    void finish();

    /// See `run_progress::part_done`.
    double part_done(std::chrono::nanoseconds elapsed, std::size_t experiment,
                     std::uint64_t rounds_of_repetition) const;

private:
    std::optional<comparison> look(stopping_outcome& at);
    std::uint64_t rounds_wanted(std::size_t experiment) const;

    const plan& what_;
    report& measured_;
    std::vector<std::uint64_t> next_look_;
    std::vector<std::uint64_t> repetitions_;
    std::vector<bool> compares_;  ///< Both contenders of the primary comparison are at play.
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_STOPPING_WATCH_HPP
