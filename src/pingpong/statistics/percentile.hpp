/// \file
/// Percentiles of a block's round trips, exactly.
#ifndef PINGPONG_STATISTICS_PERCENTILE_HPP
#define PINGPONG_STATISTICS_PERCENTILE_HPP

#include <optional>
#include <span>

#include "pingpong/core/round_trips.hpp"

namespace pingpong {

/// The smallest sample that at least `rank` percent of the samples do not exceed.
///
/// \param sorted  Round trips in ascending order; neither copied nor sorted here.
/// \param rank    Percent in (0, 100]; 50 is the median. Outside: undefined.
/// \return        One of the samples; nullopt when there are none.
/// \par Source    Hyndman and Fan (1996), The American Statistician 50(4), definition 1.
std::optional<round_trip> percentile(std::span<const round_trip> sorted, double rank) noexcept;

/// Minimum, percentiles, maximum and mean of a block.
///
/// \param samples  Sorted in place; nullopt when there are none.
std::optional<round_trip_summary> summarise(std::span<round_trip> samples) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_PERCENTILE_HPP
