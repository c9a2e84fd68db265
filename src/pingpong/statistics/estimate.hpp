/// \file
/// A figure and how far it may be off.
#ifndef PINGPONG_STATISTICS_ESTIMATE_HPP
#define PINGPONG_STATISTICS_ESTIMATE_HPP

#include <optional>
#include <span>

namespace pingpong {

/// A figure with its confidence interval; the confidence is said by whoever made it.
struct estimate {
    double value = 0;            ///< The best guess.
    std::optional<double> low;   ///< nullopt: too little is known for an interval.
    std::optional<double> high;  ///< Known when `low` is.
};

/// The mean of `values` with its t-interval.
///
/// \param values      Independent of each other.
/// \param confidence  In (0, 1).
/// \return            nullopt when there are none; no interval from a single one.
/// \par Errors        Throws std::invalid_argument for any other confidence.
/// \par Source        Student (1908), Biometrika 6(1).
std::optional<estimate> mean_of(std::span<const double> values, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_ESTIMATE_HPP
