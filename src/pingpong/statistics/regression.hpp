/// \file
/// Whether a ratio changed from one run to another.
#ifndef PINGPONG_STATISTICS_REGRESSION_HPP
#define PINGPONG_STATISTICS_REGRESSION_HPP

#include <cstdint>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// The log ratio of a contender to the floor in one run; the ratio cancels the machine's speed.
struct log_ratio_of_run {
    double mean = 0;           ///< Of the log ratios of its rounds.
    double sd = 0;             ///< Of what was repeated: rounds, repetitions or processes.
    std::uint64_t values = 0;  ///< Of those; with fewer than 2, `sd` is not known.
    double unseen = 0;         ///< The variance of the mean that shows in no single run; >= 0.
};

/// By what factor the ratio changed: exp of D = new mean - old mean, where D has a variance of
/// s1^2 / R1 + s2^2 / R2 + u1 + u2, R being the numbers of values and u the unseen variances.
///
/// What is repeated within a run knows nothing of how runs differ from each other; the unseen
/// variances say that, and count as known exactly in the degrees of freedom.
///
/// \param confidence  In (0, 1).
/// \return            No interval when either run has fewer than 2 values.
/// \par Errors        Throws std::invalid_argument for any other confidence.
/// \par Source        Welch (1947), Biometrika 34(1-2).
estimate change_between(const log_ratio_of_run& old_run, const log_ratio_of_run& new_run,
                        double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_REGRESSION_HPP
