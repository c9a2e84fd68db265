/// \file
/// How many rounds are enough.
#ifndef PINGPONG_STATISTICS_STOPPING_HPP
#define PINGPONG_STATISTICS_STOPPING_HPP

#include <cstdint>
#include <optional>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/paired_comparison.hpp"

namespace pingpong {

/// The probability with which an existing effect is to be detected.
inline constexpr double default_power = 0.80;

/// The smallest mean of `count` values whose interval excludes 0 with a probability of
/// `default_power`.
///
/// \param count   >= 2.
/// \param unseen  The part of the mean's variance that no number of values lowers; >= 0.
double detectable_mean(double sd, std::uint64_t count, double confidence, double unseen = 0);

/// The least number of values for which the half width of the mean's interval is at most `half`.
///
/// \param half  > 0.
/// \return      At least 2; nullopt if it would be more than 2^40.
std::optional<std::uint64_t> count_for_half_width(double sd, double half, double confidence);

/// The least number of values for which `detectable_mean` is at most `mean`.
///
/// \param mean  > 0.
/// \return      As `count_for_half_width`.
std::optional<std::uint64_t> count_to_detect(double sd, double mean, double confidence,
                                             double unseen = 0);

/// The number of rounds of the first look at an interval.
///
/// Checks are few and use only the width of the interval, never its place: stopping as soon as the
/// interval excludes 1 would report differences that do not exist.
inline constexpr std::uint64_t first_look = 10;

/// The next look after one at `rounds`: 10, 15, 23, 35, 53, ..., half as many again each time.
///
/// \param rounds  Rounds at the previous look; less than `first_look`: there was none.
std::uint64_t look_after(std::uint64_t rounds) noexcept;

/// Half the width of a ratio's interval, as a ratio - 1: 0.01 for a factor of 1.01 to both sides.
///
/// \param ratio  With ends > 0.
/// \return       nullopt when there is no interval.
std::optional<double> half_width(const estimate& ratio);

/// The part of a claim's half width that no number of rounds or processes can narrow, as a ratio
/// - 1.
double unseen_half_width(const paired_comparison& comparison,
                         const variance_components& components);

/// Whether a claim is as narrow as its unseen part allows: what was observed adds less than a
/// twentieth to it.
bool is_limited_by_unseen(const paired_comparison& comparison,
                          const variance_components& components);

/// The number of rounds for a claim with a half width of `precision`, if what was observed narrows
/// with the root of their number.
///
/// \param precision  As a ratio - 1; > 0.
/// \return           More than those of `so_far`; nullopt when the claim is as precise as that,
///                   its spread is not known, or no number of rounds is enough.
std::optional<std::uint64_t> rounds_for_claim(const paired_comparison& so_far, double precision,
                                              const variance_components& components = {});

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_STOPPING_HPP
