#include "pingpong/statistics/estimate.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace pingpong {
namespace {

// Quantiles are good to 8 digits either way, and at a sixth of what a long double costs.
using digits = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using t_distribution = boost::math::students_t_distribution<double, digits>;
using beta_distribution = boost::math::beta_distribution<double, digits>;

}  // namespace

double t_quantile(double probability, double degrees_of_freedom) {
    if (!(probability > 0 && probability < 1))
        throw std::invalid_argument("a probability or confidence has to be between 0 and 1");
    if (!(degrees_of_freedom > 0))
        throw std::invalid_argument("a t distribution needs degrees of freedom above 0");
    return boost::math::quantile(t_distribution(degrees_of_freedom), probability);
}

double t_of_interval(double confidence, double degrees_of_freedom) {
    if (!(confidence > 0 && confidence < 1))
        throw std::invalid_argument("a confidence has to be between 0 and 1");
    return t_quantile((1 + confidence) / 2, degrees_of_freedom);
}

double t_p_value(double t, double degrees_of_freedom) {
    if (std::isinf(t))
        return 0;
    return 2 * boost::math::cdf(t_distribution(degrees_of_freedom), -std::abs(t));
}

std::optional<double> half_width_of_mean(const mean_and_variance& moments, double confidence) {
    if (moments.count < 2)
        return std::nullopt;
    return t_of_interval(confidence, static_cast<double>(moments.count - 1)) *
           std::sqrt(moments.variance);
}

estimate around(double value, std::optional<double> half_width) {
    estimate result;
    result.value = value;
    if (half_width) {
        result.low = value - *half_width;
        result.high = value + *half_width;
    }
    return result;
}

estimate exp_of(const estimate& log) {
    estimate result;
    result.value = std::exp(log.value);
    if (log.low)
        result.low = std::exp(*log.low);
    if (log.high)
        result.high = std::exp(*log.high);
    return result;
}

std::optional<estimate> mean_of(std::span<const double> values, double confidence) {
    if (values.empty())
        return std::nullopt;
    const mean_and_variance moments = mean_and_variance_of(values);
    return around(moments.mean, half_width_of_mean(moments, confidence));
}

double mean_and_variance::sd() const noexcept {
    return std::sqrt(variance * static_cast<double>(count));
}

mean_and_variance mean_and_variance_of(std::span<const double> values) noexcept {
    mean_and_variance result;
    result.count = values.size();
    if (values.empty())
        return result;
    const auto n = static_cast<double>(values.size());
    result.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    if (values.size() == 1)
        return result;

    // A second pass, since the difference of two large sums would lose a small spread.
    double squares = 0;
    for (const double value : values)
        squares += (value - result.mean) * (value - result.mean);
    result.variance = squares / (n - 1) / n;
    return result;
}

estimate proportion(std::uint64_t hits, std::uint64_t trials, double confidence) {
    if (trials == 0 || hits > trials)
        throw std::invalid_argument(
            "a proportion is of at least one trial and at most all of them");
    if (!(confidence > 0 && confidence < 1))
        throw std::invalid_argument("the confidence of a proportion has to be between 0 and 1");
    const auto k = static_cast<double>(hits);
    const auto n = static_cast<double>(trials);
    const double tail = (1 - confidence) / 2;

    estimate result;
    result.value = k / n;
    result.low = 0;
    result.high = 1;
    if (hits > 0)
        result.low = quantile(beta_distribution(k, n - k + 1), tail);
    if (hits < trials)
        result.high = quantile(complement(beta_distribution(k + 1, n - k), tail));
    return result;
}

}  // namespace pingpong
