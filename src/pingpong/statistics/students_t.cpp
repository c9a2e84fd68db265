#include "pingpong/statistics/students_t.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <stdexcept>

namespace pingpong {
namespace {

// Quantiles are good to 8 digits either way, and at a sixth of what a long double costs.
using digits = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using t_distribution = boost::math::students_t_distribution<double, digits>;

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

std::optional<double> half_width_of_mean(const mean_and_variance& of, double confidence) {
    if (of.count < 2)
        return std::nullopt;
    return t_of_interval(confidence, static_cast<double>(of.count - 1)) * std::sqrt(of.variance);
}

estimate around(double value, std::optional<double> half_width) {
    estimate made;
    made.value = value;
    if (half_width) {
        made.low = value - *half_width;
        made.high = value + *half_width;
    }
    return made;
}

estimate exp_of(const estimate& log) {
    estimate made;
    made.value = std::exp(log.value);
    if (log.low)
        made.low = std::exp(*log.low);
    if (log.high)
        made.high = std::exp(*log.high);
    return made;
}

}  // namespace pingpong
