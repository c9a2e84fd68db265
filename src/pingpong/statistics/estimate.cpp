#include "pingpong/statistics/estimate.hpp"

#include "pingpong/statistics/mean_and_variance.hpp"
#include "pingpong/statistics/students_t.hpp"

namespace pingpong {

std::optional<estimate> mean_of(std::span<const double> values, double confidence) {
    if (values.empty())
        return std::nullopt;
    const mean_and_variance moments = mean_and_variance_of(values);
    return around(moments.mean, half_width_of_mean(moments, confidence));
}

}  // namespace pingpong
