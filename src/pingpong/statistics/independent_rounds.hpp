/// \file
/// Rounds that resemble their neighbours, merged until they do not.
#ifndef PINGPONG_STATISTICS_INDEPENDENT_ROUNDS_HPP
#define PINGPONG_STATISTICS_INDEPENDENT_ROUNDS_HPP

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pingpong {

/// The correlation of the values with the ones that follow them.
///
/// \return  Nearly always in [-1, 1]; nullopt when there are fewer than 3, or all are the same.
std::optional<double> lag1_autocorrelation(std::span<const double> values);

/// Whether the values are correlated with the ones that follow them: by a one-sided test at 5 %.
bool is_autocorrelated(std::span<const double> values);

/// The means of the values two by two; of an odd number, the first value is left out.
std::vector<double> merge_neighbours(std::span<const double> values);

/// How often neighbours have to be merged until they are independent, as long as 16 are left.
unsigned merges_needed(std::vector<double> values);

/// The values with their neighbours merged so many times.
std::vector<double> merged(std::vector<double> values, unsigned times);

/// How many rounds make `count` merged ones, when `rounds` of them made `effective`, > 0.
std::uint64_t before_merging(std::uint64_t count, std::uint64_t rounds, std::uint64_t effective);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_INDEPENDENT_ROUNDS_HPP
