/// \file
/// Decides when each experiment of a run has enough rounds.
#ifndef PINGPONG_SCHEDULER_STOPPING_WATCH_HPP
#define PINGPONG_SCHEDULER_STOPPING_WATCH_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "pingpong/analysis/precision.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong {

/// Decides when each experiment of a run has enough rounds, and records that in `report::stopping`;
/// see `stopping_rule`.
///
/// An experiment has enough rounds when its primary comparison is precise enough, or, when nothing
/// is compared in it, when the own median of each of its contenders is.
class stopping_watch {
public:
    /// \param plan    Outlives the watch, as `report` does.
    /// \param report  Has its cells already.
    stopping_watch(const plan& plan, report& report);

    /// Whether another repetition of that experiment is to begin.
    bool wants_more(std::size_t experiment, std::chrono::nanoseconds elapsed) const;

    /// Records that a repetition of that experiment is over, and looks at its precision when it is
    /// time to.
    ///
    /// \param failed  Per cell: takes no further part.
    void repetition_over(std::size_t experiment, const std::vector<bool>& failed);

    /// Looks at the precision of all experiments for the last time.
    void finish();

    /// See `run_progress::fraction_done`.
    double fraction_done(std::chrono::nanoseconds elapsed, std::size_t experiment,
                         std::uint64_t rounds_of_repetition) const;

private:
    achieved_precision look(stopping_outcome& outcome);
    std::uint64_t max_rounds(std::size_t experiment) const;

    const plan& plan_;
    report& report_;
    std::vector<std::uint64_t> next_look_;
    std::vector<std::uint64_t> repetitions_;
    std::vector<bool> can_be_precise_;  ///< No contender of the primary comparison has failed.
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_STOPPING_WATCH_HPP
