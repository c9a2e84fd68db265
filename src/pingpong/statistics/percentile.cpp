#include "pingpong/statistics/percentile.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pingpong {

std::optional<round_trip> percentile(std::span<const round_trip> sorted, double rank) noexcept {
    if (sorted.empty())
        return std::nullopt;
    const auto n = static_cast<double>(sorted.size());
    // Multiplied before divided: 90 percent of 10 is 9, where 0.9 * 10 need not be.
    const auto nth = static_cast<std::size_t>(std::ceil(rank * n / 100.0));
    return sorted[std::clamp<std::size_t>(nth, 1, sorted.size()) - 1];
}

double lower_median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

std::optional<round_trip_summary> summarise(std::span<round_trip> samples) noexcept {
    if (samples.empty())
        return std::nullopt;
    std::sort(samples.begin(), samples.end());
    const auto sum = std::accumulate(samples.begin(), samples.end(), round_trip{0});

    round_trip_summary summary;
    summary.min = samples.front();
    summary.p50 = *percentile(samples, 50);
    summary.p90 = *percentile(samples, 90);
    summary.p99 = *percentile(samples, 99);
    summary.max = samples.back();
    summary.mean_ns = static_cast<double>(sum.count()) / static_cast<double>(samples.size());
    return summary;
}

}  // namespace pingpong
