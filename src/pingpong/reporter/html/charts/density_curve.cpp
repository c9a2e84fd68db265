#include "pingpong/reporter/html/charts/density_curve.hpp"

#include <algorithm>
#include <cmath>

namespace pingpong::html {
namespace {

constexpr double kernel_reach = 4;  // bandwidths; beyond them a Gaussian is nothing to see

double log_of_percentile(const histogram& round_trips, double rank) {
    const auto value = round_trips.percentile(rank).value();
    return std::log(std::max(static_cast<double>(value.count()), 1.0));
}

/// The middle of a bucket, as a logarithm.
double log_of_bucket(std::size_t index) {
    const auto low = static_cast<double>(histogram::low_of(index));
    const auto high = static_cast<double>(histogram::high_of(index));
    return std::log(std::max((low + high) / 2, 1.0));
}

/// Quartiles rather than the standard deviation, which a single long pause would widen.
double choose_bandwidth(const histogram& round_trips, double point_distance) {
    constexpr double quartiles_of_normal = 1.34, bucket_width = 1.0 / 1024;
    const double spread =
        (log_of_percentile(round_trips, 75) - log_of_percentile(round_trips, 25)) /
        quartiles_of_normal;
    const double silverman =
        0.9 * spread * std::pow(static_cast<double>(round_trips.count()), -0.2);
    return std::max({silverman, point_distance, bucket_width});
}

}  // namespace

std::vector<density_point> estimate_density(const histogram& round_trips, double low_ns,
                                            double high_ns, std::size_t point_count) {
    if (round_trips.count() == 0)
        return {};
    const double low = std::log(low_ns);
    const double distance = (std::log(high_ns) - low) / static_cast<double>(point_count - 1);
    const double bandwidth = choose_bandwidth(round_trips, distance);

    std::vector<density_point> curve(point_count);
    for (std::size_t i = 0; i < point_count; ++i)
        curve[i].ns = std::exp(low + distance * static_cast<double>(i));
    const auto last_index = static_cast<double>(point_count - 1);
    for (const auto& [bucket, count] : round_trips.buckets()) {
        const double place = (log_of_bucket(bucket) - low) / distance;
        const double reach = kernel_reach * bandwidth / distance;
        if (place + reach < 0 || place - reach > last_index)
            continue;
        const auto first = static_cast<std::size_t>(std::max(0.0, std::ceil(place - reach)));
        const auto last = static_cast<std::size_t>(std::min(last_index, place + reach));
        for (std::size_t i = first; i <= last; ++i) {
            const double z = (static_cast<double>(i) - place) * distance / bandwidth;
            curve[i].density += static_cast<double>(count) * std::exp(-z * z / 2);
        }
    }
    const double peak = std::ranges::max(curve, {}, &density_point::density).density;
    if (peak <= 0)
        return {};
    for (density_point& point : curve)
        point.density /= peak;
    return curve;
}

}  // namespace pingpong::html
