/// \file
/// What a self-test shows: how often the method errs, and how often it finds what is there.
#ifndef PINGPONG_ANALYSIS_SELF_TEST_OUTCOME_HPP
#define PINGPONG_ANALYSIS_SELF_TEST_OUTCOME_HPP

#include <cstdint>
#include <optional>

#include "pingpong/report/self_test.hpp"

namespace pingpong {

/// How many trials of a kind said something.
struct self_test_share {
    std::uint64_t hits = 0;         ///< Trials that did.
    std::uint64_t trials = 0;       ///< All of them.
    std::optional<estimate> share;  ///< See `proportion`; nullopt: there were no trials.
};

/// What the trials of one kind said.
struct self_test_tally {
    self_test_share intervals;  ///< The interval of the ratio excludes 1.
    self_test_share claims;     ///< The one that is claimed, which the noise floor widens, does.
    self_test_share verdicts;   ///< Faster or slower: by more than the margin, and not withheld.

    /// The interval of the ratio holds the one that was injected: 1, or 1 and the delay.
    self_test_share ratio_covered;

    /// The interval of the difference holds the time that was injected.
    self_test_share difference_covered;

    self_test_share warm_ups;        ///< The first rounds were left out.
    self_test_share autocorrelated;  ///< Neighbouring rounds resembled each other to the end.

    /// Over all trials, each counting the same; nullopt: there were none.
    std::optional<estimate> ratio;
};

/// Whether trials show that something holds.
enum class shown { yes, no, open };

/// What a self-test shows.
struct self_test_outcome {
    /// How often two that are the same may be called different.
    double level = 0;

    /// How often the delay has to be found.
    static constexpr double power_wanted = 0.9;

    self_test_tally same;              ///< Trials in which neither is delayed.
    self_test_tally delayed;           ///< Excluding 1 counts from above only.
    std::optional<double> median_ns;   ///< Of the one that is not delayed: median over all trials.
    std::optional<double> contention;  ///< Median over all trials.

    /// With fewer trials, not even none of them erring shows that the share is at most `level`.
    std::uint64_t trials_for_level = 0;

    /// With fewer trials, not even all of them finding the delay shows `power_wanted`.
    std::uint64_t trials_for_power = 0;

    /// `no`: the lower bound of the false positives is above `level`; `open`: it is not, but of
    /// fewer trials than `trials_for_level`.
    shown keeps_level = shown::open;

    /// `yes`: the lower bound of the detections is above `power_wanted`; `no`: the upper one is
    /// not.
    shown finds_delay = shown::open;
};

/// Counts the trials of a self-test; false positives and detections are those of `intervals`.
self_test_outcome outcome_of(const self_test_report& measured);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_SELF_TEST_OUTCOME_HPP
