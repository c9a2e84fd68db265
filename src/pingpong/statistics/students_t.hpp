/// \file
/// Student's t distribution, and the intervals it gives.
#ifndef PINGPONG_STATISTICS_STUDENTS_T_HPP
#define PINGPONG_STATISTICS_STUDENTS_T_HPP

#include <optional>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/mean_and_variance.hpp"

namespace pingpong {

/// The value that t does not exceed with that probability, to 8 digits.
///
/// \param probability         In (0, 1).
/// \param degrees_of_freedom  > 0; need not be whole.
/// \par Errors                Throws std::invalid_argument for anything else.
double t_quantile(double probability, double degrees_of_freedom);

/// How far from the mean, in standard errors, the interval of that confidence reaches.
///
/// \param confidence  In (0, 1).
/// \par Errors        As `t_quantile`.
double t_of_interval(double confidence, double degrees_of_freedom);

/// The probability of a |t| at least as great, two-sided.
///
/// \param t  Any number, infinite ones included.
double t_p_value(double t, double degrees_of_freedom);

/// Half the width of the t-interval of a mean; nullopt when it is of fewer than two values.
std::optional<double> half_width_of_mean(const mean_and_variance& of, double confidence);

/// `value` and the interval that reaches as far to both sides; none when `half_width` is unknown.
estimate around(double value, std::optional<double> half_width);

/// An estimate of a logarithm as one of what it is the logarithm of.
estimate exp_of(const estimate& log);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_STUDENTS_T_HPP
