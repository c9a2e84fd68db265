#include "pingpong/statistics/mean_and_variance.hpp"

#include <cmath>
#include <numeric>

namespace pingpong {

double mean_and_variance::sd() const noexcept {
    return std::sqrt(variance * static_cast<double>(count));
}

mean_and_variance mean_and_variance_of(std::span<const double> values) noexcept {
    mean_and_variance made;
    made.count = values.size();
    if (values.empty())
        return made;
    const auto n = static_cast<double>(values.size());
    made.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    if (values.size() == 1)
        return made;

    // A second pass, since the difference of two large sums would lose a small spread.
    double squares = 0;
    for (const double value : values)
        squares += (value - made.mean) * (value - made.mean);
    made.variance = squares / (n - 1) / n;
    return made;
}

}  // namespace pingpong
