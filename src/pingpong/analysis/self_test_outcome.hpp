/// \file
/// Evaluates a self-test: how often the method reports a difference where there is none, and how
/// often it finds one that exists.
#ifndef PINGPONG_ANALYSIS_SELF_TEST_OUTCOME_HPP
#define PINGPONG_ANALYSIS_SELF_TEST_OUTCOME_HPP

#include <cstdint>
#include <optional>
#include <span>

#include "pingpong/report/report.hpp"
#include "pingpong/report/self_test.hpp"

namespace pingpong {

/// How many trials had some property.
struct self_test_share {
    std::uint64_t hits = 0;         ///< Trials that had it.
    std::uint64_t trials = 0;       ///< All trials of the kind.
    std::optional<estimate> share;  ///< See `proportion`; nullopt: there were no trials.
};

/// The results of the trials of one kind.
struct self_test_tally {
    self_test_share intervals;  ///< The interval of the ratio excludes 1.
    self_test_share claims;     ///< The claim, which the noise floor widens, excludes 1.
    self_test_share verdicts;   ///< Faster or slower: by more than the margin, and not withheld.

    /// The interval of the ratio contains the injected one: 1, or 1 + the delay.
    self_test_share ratio_covered;

    /// The interval of the difference contains the injected time.
    self_test_share difference_covered;

    self_test_share warm_ups;        ///< The first rounds were dropped.
    self_test_share autocorrelated;  ///< Neighbouring rounds stayed correlated.

    /// Mean over all trials, equally weighted; nullopt: there were none.
    std::optional<estimate> ratio;
};

/// Whether trials prove that something holds.
enum class evidence { yes, no, open };

/// The outcome of a self-test.
struct self_test_outcome {
    /// Tolerated share of false positives.
    double level = 0;

    /// Required share of detections.
    static constexpr double required_power = 0.9;

    self_test_tally same;              ///< Trials in which neither is delayed.
    self_test_tally delayed;           ///< Only exclusions of 1 from above count.
    std::optional<double> median_ns;   ///< Of the contender without delay; median over all trials.
    std::optional<double> contention;  ///< Median over all trials.

    /// The number of trials, none of them a false positive, that proves a share of at most `level`.
    std::uint64_t trials_for_level = 0;

    /// The number of trials, all of them detections, that proves `required_power`.
    std::uint64_t trials_for_power = 0;

    /// `no`: the lower bound of the false positives is above `level`; `open`: it is not, but of
    /// fewer trials than `trials_for_level`.
    evidence keeps_level = evidence::open;

    /// `yes`: the lower bound of the detections is above `required_power`; `no`: the upper one is
    /// not.
    evidence finds_delay = evidence::open;
};

/// Counts the trials of a self-test; false positives and detections are those of `intervals`.
self_test_outcome outcome_of(const self_test_report& report);

/// How the runs of a series agree with each other.
struct rerun_outcome {
    std::uint64_t runs = 0;            ///< Complete runs that were played.
    double log_ratio_mean = 0;         ///< The grand mean of the runs.
    double sd = 0;                     ///< Of the log ratios of the runs.
    double observed_se = 0;            ///< The standard error that a run sees, root mean square.
    double run_sd = 0;                 ///< What is left of `sd` without that: what no run can see.
    double claimed_half = 0;           ///< Mean half width of the claims, as a ratio - 1.
    std::uint64_t covered = 0;         ///< Claims that hold the grand mean.
    std::uint64_t pairs = 0;           ///< Pairs of runs.
    std::uint64_t disjoint_pairs = 0;  ///< Whose claims have no value in common.
    std::uint64_t contradicting_pairs = 0;  ///< Whose firm verdicts cannot both be true.
    level_spread levels;                    ///< Within the runs, root mean square.
};

/// \param series  May have no runs: all figures are then 0.
rerun_outcome outcome_of(const rerun_series& series);

/// What a run found about its first experiment's primary comparison; nullopt: nothing was compared.
std::optional<rerun> rerun_of(const report& report);

/// The components that a series shows, shrunk towards what is assumed.
///
/// A process that is not pinned may run on any processor: how much these differ is a part of how
/// much processes do.
variance_components components_of(const rerun_series& series);

/// What is kept of a run for later ones of the same plan.
struct past_run {
    std::string plan;  ///< As of `plan_fingerprint`.
    rerun found;       ///< What it found.

    past_run() = default;
};

/// \return  nullopt: nothing was compared, or the run was interrupted.
std::optional<past_run> past_run_of(const report& report);

/// The components that earlier runs of the same plan show: those that differ from `current` in
/// nothing that can change the answer.
///
/// \return  nullopt: fewer than three are of the same plan.
std::optional<variance_components> components_of_history(const report& current,
                                                         std::span<const past_run> runs);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_SELF_TEST_OUTCOME_HPP
