/// \file
/// How much a contender differs from itself within a round.
#ifndef PINGPONG_STATISTICS_SELF_NOISE_HPP
#define PINGPONG_STATISTICS_SELF_NOISE_HPP

#include <cstdint>
#include <optional>
#include <span>

#include "pingpong/statistics/mean_and_variance.hpp"

namespace pingpong {

/// What two contenders that are the same thing would look like.
struct self_noise {
    double sd = 0;  ///< Of the log ratios (or differences) of rounds, were both the same.
    std::uint64_t rounds = 0;  ///< >= 2.
    bool drifts = false;       ///< The first blocks of rounds differ from the second ones.
};

/// The noise of two contenders in the log ratios of the first block of a round to the second one,
/// or in their differences, of which the same holds.
///
/// Each mean of y = (ln first + ln second) / 2 has a quarter of the variance of e = ln first - ln
/// second, and the log ratio, the difference of two such means, the sum of both quarters.
///
/// Drift is judged by two tests, one per contender, each at 1 %, and it takes one to say so: at
/// 5 % each, one comparison in ten would be suspected for nothing.
///
/// \param a, b  Of equal size.
/// \return      nullopt from fewer than 2 rounds.
std::optional<self_noise> noise_of(std::span<const double> a, std::span<const double> b);

/// What the mean log ratio would be, were both the same: 0, and its variance.
mean_and_variance mean_of_noise(const self_noise& noise) noexcept;

/// Half the width of the interval of `mean_of_noise`.
double half_width_of_noise(const self_noise& noise, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_SELF_NOISE_HPP
