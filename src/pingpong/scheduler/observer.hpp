/// \file
/// Receives the events of a run.
#ifndef PINGPONG_SCHEDULER_OBSERVER_HPP
#define PINGPONG_SCHEDULER_OBSERVER_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pingpong/core/error.hpp"
#include "pingpong/core/experiment.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// The ratio of two contenders' times so far.
struct running_ratio {
    std::string numerator;    ///< The name of a contender.
    std::string denominator;  ///< The name of a contender of the same experiment.
    estimate ratio;           ///< What could be claimed if the run ended now.
};

/// The ratio of an experiment's primary comparison, as of the last time findings were derived;
/// nullopt: nothing was compared.
std::optional<running_ratio> running_ratio_of(const report& report, std::size_t experiment);

/// The progress of a run.
struct run_progress {
    std::size_t experiment = 0;    ///< Index into the plan.
    std::size_t experiments = 0;   ///< Number of experiments in the plan.
    std::uint64_t count = 0;       ///< Exchanges per repetition of the current experiment.
    std::uint64_t repetition = 0;  ///< Of the current experiment, from 0.
    std::uint64_t round = 0;       ///< Finished rounds of the current repetition.
    std::uint64_t rounds = 0;      ///< Rounds in the current repetition.

    /// The current experiment's primary comparison, as of the last time findings were derived:
    /// after a repetition, in a long run after some of them, and always after the last one of an
    /// experiment that is precise enough. nullopt: there is none yet, or nothing is compared.
    std::optional<running_ratio> ratio;

    /// The half width that its interval is to have, as a ratio less 1; see `stopping_rule`.
    double precision = 0;

    /// The part of the run that is done, in [0, 1], by its time or its rounds, whichever is
    /// further. A run that reaches its precision ends earlier.
    double fraction_done = 0;
    std::uint64_t exchanges_done = 0;    ///< In the whole run, by all contenders.
    std::chrono::nanoseconds elapsed{};  ///< Since the run began; steady clock.
};

/// The failure of a trial.
struct trial_failure {
    std::size_t experiment = 0;    ///< Index into the plan.
    std::string_view protocol;     ///< The contender's name in the report.
    std::uint64_t repetition = 0;  ///< From 0.
    pingpong::failure failure;     ///< The error and its step.
    std::string_view text;         ///< Step, cause and exchanges made, in one line for people.
};

/// Receives the events of a run. Override what is of interest; by default nothing happens.
///
/// The functions are called on the thread that runs the io_context, between blocks and never within
/// one. References are valid during the call only. An exception ends the run and leaves through its
/// completion. The observer must outlive the run.
class observer {
public:
    virtual ~observer() = default;

    /// A contender begins to warm its service up; see `plan::warm_up_time`.
    virtual void warming_up(const contender_spec&) {}

    /// A repetition of an experiment begins.
    virtual void started(const run_progress&) {}

    /// A round has ended.
    virtual void progress(const run_progress&) {}

    /// A repetition of an experiment has ended. `so_far` is complete up to here and can be written.
    virtual void finished(const run_progress&, const report& so_far) { (void)so_far; }

    /// A trial has failed; its contender takes no further part in the experiment.
    virtual void failed(const trial_failure&) {}
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_OBSERVER_HPP
