#include "pingpong/statistics/variance_components.hpp"

#include <cmath>
#include <limits>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

double shrink_to_prior(double sd, std::uint64_t runs, double prior) noexcept {
    const auto weight = static_cast<double>(runs - 1);
    return std::sqrt((weight * sd * sd + prior_runs * prior * prior) / (weight + prior_runs));
}

double quantile_between_runs(const variance_components& components, double confidence) {
    const double degrees_of_freedom = components.runs > 1
                                          ? static_cast<double>(components.runs - 1) + prior_runs
                                          : std::numeric_limits<double>::infinity();
    return t_of_interval(confidence, degrees_of_freedom);
}

}  // namespace pingpong
