/// \file
/// Who is told what happens while a plan runs.
#ifndef PINGPONG_SCHEDULER_OBSERVER_HPP
#define PINGPONG_SCHEDULER_OBSERVER_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pingpong/core/error.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// How two contenders compare as far as a run has come.
struct running_ratio {
    std::string numerator;    ///< Names of contenders.
    std::string denominator;  ///< Of the same experiment.
    estimate ratio;           ///< Of their times: what could be claimed if the run ended now.
};

/// How the contenders of an experiment's primary comparison compare, by the findings that were
/// derived last; nullopt: nothing was compared.
std::optional<running_ratio> running_ratio_of(const report& report, std::size_t experiment);

/// How far a run has come.
struct run_progress {
    std::size_t experiment = 0;    ///< Index into the plan.
    std::size_t experiments = 0;   ///< Of the plan.
    std::uint64_t count = 0;       ///< Of that experiment.
    std::uint64_t repetition = 0;  ///< From 0.
    std::uint64_t round = 0;       ///< Rounds of this repetition that are done.
    std::uint64_t rounds = 0;      ///< Of this repetition.

    /// Of that experiment's primary comparison, when findings were last derived: after a
    /// repetition, in a long run after some of them, and always after an experiment's last one if
    /// it is precise enough. nullopt: not yet, or nothing is compared.
    std::optional<running_ratio> ratio;

    /// Half the width that is wanted of its interval, as a ratio less 1.
    double precision = 0;

    /// Of its time or its rounds, whichever comes first, the part of the run that is over at the
    /// least; from 0 to 1. It may end before.
    double part_done = 0;
    std::uint64_t exchanges_done = 0;    ///< Of the whole run, by all contenders.
    std::chrono::nanoseconds elapsed{};  ///< Since the run began; steady clock.
};

/// A trial that ended early.
struct trial_failure {
    std::size_t experiment = 0;    ///< Index into the plan.
    std::string_view protocol;     ///< Or the label that its contender was given.
    std::uint64_t repetition = 0;  ///< From 0.
    failure why;                   ///< For a program: the error and its step.
    std::string_view what;         ///< For a person: step, cause and how far it came, one line.
};

/// Is told what happens while a plan runs; every member may be left as it is.
///
/// Called on the thread that runs the io_context, between blocks, never within one. Must outlive
/// the run. What a member throws leaves through the run's completion, which ends it. References are
/// valid during the call only.
class observer {
public:
    virtual ~observer() = default;

    /// A repetition of an experiment begins.
    virtual void started(const run_progress&) {}

    /// A round is over.
    virtual void progress(const run_progress&) {}

    /// A repetition of an experiment is over; `so_far` is complete up to here and can be written.
    virtual void finished(const run_progress&, const report& so_far) { (void)so_far; }

    /// A trial ended early; its contender takes no further part in this experiment.
    virtual void failed(const trial_failure&) {}
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_OBSERVER_HPP
