/// \file
/// Estimates with their confidence intervals: of means, by the t distribution, and of proportions.
#ifndef PINGPONG_STATISTICS_ESTIMATE_HPP
#define PINGPONG_STATISTICS_ESTIMATE_HPP

#include <cstdint>
#include <optional>
#include <span>

namespace pingpong {

/// A figure with its confidence interval; the function that returns it documents the confidence.
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
std::optional<double> half_width_of_mean(const mean_and_variance& moments, double confidence);

/// `value` and the interval that reaches as far to both sides; none when `half_width` is unknown.
estimate around(double value, std::optional<double> half_width);

/// An estimate of a logarithm as one of what it is the logarithm of.
estimate exp_of(const estimate& log);

/// `hits` of `trials`, with the interval that covers at least as often as its confidence says.
///
/// \param hits        At most `trials`; with none or all, the interval is one-sided.
/// \param trials      > 0.
/// \param confidence  In (0, 1).
/// \par Errors        Throws std::invalid_argument for anything else.
/// \par Source        Clopper and Pearson (1934), Biometrika 26(4).
estimate proportion(std::uint64_t hits, std::uint64_t trials, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_ESTIMATE_HPP
