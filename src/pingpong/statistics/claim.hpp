/// \file
/// How much of a comparison may be claimed: no more than its own noise and its units of repetition
/// allow.
#ifndef PINGPONG_STATISTICS_CLAIM_HPP
#define PINGPONG_STATISTICS_CLAIM_HPP

#include <cstdint>
#include <optional>
#include <span>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/paired_comparison.hpp"

namespace pingpong {

/// The noise of a comparison of two identical contenders.
struct self_noise {
    double sd = 0;  ///< Of the log ratios (or differences) of rounds, were both the same.
    std::uint64_t rounds = 0;  ///< >= 2.
    bool drifts = false;       ///< The first blocks of rounds differ from the second ones.
};

/// The noise of two contenders, from the log ratios of first to second blocks of their rounds, or
/// likewise from differences.
///
/// Each mean of y = (ln first + ln second) / 2 has a quarter of the variance of e = ln first - ln
/// second, and the log ratio, the difference of two such means, the sum of both quarters.
///
/// Drift is tested once per contender at 1 %, and one positive test suffices; at 5 % each, one
/// comparison in ten would be a false alarm.
///
/// \param a, b  Of equal size.
/// \return      nullopt from fewer than 2 rounds.
std::optional<self_noise> noise_of(std::span<const double> a, std::span<const double> b);

/// The mean log ratio of identical contenders: 0, with its variance.
mean_and_variance mean_of_noise(const self_noise& noise) noexcept;

/// Half the width of the interval of `mean_of_noise`.
double half_width_of_noise(const self_noise& noise, double confidence);

/// Sets the claims to the means with their intervals: fills in `claimed`, and the members
/// of a comparison that follow from it.
///
/// The observed interval is that of the means, of half width h; the claim has the half width
/// sqrt(h^2 + (t s)^2), s^2 being `unseen` and t as of `quantile_between_runs`.
///
/// \param result  Has its counts of rounds, and its unseen variance.
/// \param rules   In their ranges.
void make_claim(paired_comparison& result, const claimed_means& means,
                const comparison_rules& rules);

/// Claims what the means over processes say, which become the centre of all intervals.
///
/// \param result     Something is claimed of it.
/// \param processes  See `mean_over_processes`.
void claim_over_processes(paired_comparison& result, const claimed_means& processes,
                          const comparison_rules& rules);

/// Widens the claims, and no other interval, to what a rerun is expected to find.
///
/// \param log_ratio_variance  Of a rerun's mean log ratio, for reasons that this run cannot see.
/// \param numerator           The mean figure of the numerator: a share of it is what the
///                            difference moves by when the ratio moves.
void claim_for_reruns(paired_comparison& result, double log_ratio_variance, double numerator,
                      const comparison_rules& rules);

/// Widens the claims to what another view of the same rounds allows: the means stay, and each takes
/// the variance with the wider interval.
///
/// \param made      Something is claimed of it.
/// \param variance  Of the means of what rounds were played on, such as repetitions, or of what is
///                  nothing but noise. The means themselves do not count.
/// \return          Whether the claim of the ratio is wider than it was.
/// \par Source      Kalibera and Jones (2013), Rigorous benchmarking in reasonable time, ISMM: the
///                  interval has to be that of the highest level that contributes variance.
bool widen_claim(paired_comparison& result, const claimed_means& variance,
                 const comparison_rules& rules);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_CLAIM_HPP
