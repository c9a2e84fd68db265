#include "pingpong/statistics/sample_size.hpp"

#include <cmath>

#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

constexpr std::uint64_t most = std::uint64_t{1} << 40;

/// The least count from 2 on that is enough, where a greater one is enough too.
template <class Enough>
std::optional<std::uint64_t> least_count(const Enough& enough) {
    std::uint64_t high = 2;
    while (!enough(high)) {
        if (high >= most)
            return std::nullopt;
        high *= 2;
    }
    std::uint64_t low = high / 2;  // too few, or 1
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

double standard_error(double sd, std::uint64_t count) {
    return sd / std::sqrt(static_cast<double>(count));
}

}  // namespace

double detectable_mean(double sd, std::uint64_t count, double confidence) {
    const auto degrees_of_freedom = static_cast<double>(count - 1);
    const double t =
        t_of_interval(confidence, degrees_of_freedom) + t_quantile(usual_power, degrees_of_freedom);
    return t * standard_error(sd, count);
}

std::optional<std::uint64_t> count_for_half_width(double sd, double half, double confidence) {
    return least_count([=](std::uint64_t count) {
        const double t = t_of_interval(confidence, static_cast<double>(count - 1));
        return t * standard_error(sd, count) <= half;
    });
}

std::optional<std::uint64_t> count_to_detect(double sd, double mean, double confidence) {
    return least_count(
        [=](std::uint64_t count) { return detectable_mean(sd, count, confidence) <= mean; });
}

}  // namespace pingpong
