/// \file
/// What a sample says about the mean of what it was taken from.
#ifndef PINGPONG_STATISTICS_MEAN_AND_VARIANCE_HPP
#define PINGPONG_STATISTICS_MEAN_AND_VARIANCE_HPP

#include <cstdint>
#include <span>

namespace pingpong {

/// A mean, the variance of that mean, and how many values it is of.
struct mean_and_variance {
    double mean = 0;          ///< Not known, and 0, when `count` is 0.
    double variance = 0;      ///< Of the mean: s^2 / n; not known, and 0, when `count` < 2.
    std::uint64_t count = 0;  ///< The degrees of freedom and one more.

    /// Of the values themselves, s; not known, and 0, when `count` < 2.
    double sd() const noexcept;
};

/// The mean of `values` and its variance; all 0 when there are none.
mean_and_variance mean_and_variance_of(std::span<const double> values) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_MEAN_AND_VARIANCE_HPP
