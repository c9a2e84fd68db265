/// \file
/// Whether values in the order of time are steady, and from where on.
#ifndef PINGPONG_STATISTICS_STEADINESS_HPP
#define PINGPONG_STATISTICS_STEADINESS_HPP

#include <cstddef>
#include <optional>
#include <span>

namespace pingpong {

/// Where the warm-up of a series ends.
struct steady_state {
    std::size_t from = 0;  ///< The first value that counts; 0 when no steady state was found.
    bool found = true;     ///< False: unsteady up to the middle, so that nothing can be said.
};

/// Finds the warm-up.
steady_state find_steady_state(std::span<const double> values);

/// The greatest by the least median of five successive values: 1.10 for a shift by 10 %.
///
/// \param values  In the order of time; > 0.
/// \return        >= 1; nullopt when there are fewer than 6 values, which is one median.
std::optional<double> level_shift(std::span<const double> values);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_STEADINESS_HPP
