/// \file
/// How many values it takes to know a mean well enough.
#ifndef PINGPONG_STATISTICS_SAMPLE_SIZE_HPP
#define PINGPONG_STATISTICS_SAMPLE_SIZE_HPP

#include <cstdint>
#include <optional>

namespace pingpong {

/// How often an effect that is there is to be found, where that is asked for.
inline constexpr double usual_power = 0.80;

/// What a mean of `count` values has to differ from 0 by, so that an interval of that confidence
/// excludes 0 with `usual_power`.
///
/// \param count  >= 2.
double detectable_mean(double sd, std::uint64_t count, double confidence);

/// The least number of values by which the half width of the mean's interval is at most `half`.
///
/// \param half  > 0.
/// \return      At least 2; nullopt when it were more than 2^40.
std::optional<std::uint64_t> count_for_half_width(double sd, double half, double confidence);

/// The least number of values by which `detectable_mean` is at most `mean`.
///
/// \param mean  > 0.
/// \return      As `count_for_half_width`.
std::optional<std::uint64_t> count_to_detect(double sd, double mean, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_SAMPLE_SIZE_HPP
