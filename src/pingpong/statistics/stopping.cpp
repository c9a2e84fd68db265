#include "pingpong/statistics/stopping.hpp"

#include <algorithm>
#include <cmath>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_units.hpp"

namespace pingpong {
namespace {

constexpr std::uint64_t max_needed_rounds = std::uint64_t{1} << 40;

/// The least count >= 2 that is enough; every greater count is enough too.
template <class Enough>
std::optional<std::uint64_t> least_count(const Enough& enough) {
    std::uint64_t high = 2;
    while (!enough(high)) {
        if (high >= max_needed_rounds)
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

double detectable_mean(double sd, std::uint64_t count, double confidence, double unseen) {
    const auto degrees_of_freedom = static_cast<double>(count - 1);
    const double t = t_of_interval(confidence, degrees_of_freedom) +
                     t_quantile(default_power, degrees_of_freedom);
    return t * std::hypot(standard_error(sd, count), std::sqrt(unseen));
}

std::optional<std::uint64_t> count_for_half_width(double sd, double half, double confidence) {
    return least_count([=](std::uint64_t count) {
        const double t = t_of_interval(confidence, static_cast<double>(count - 1));
        return t * standard_error(sd, count) <= half;
    });
}

std::optional<std::uint64_t> count_to_detect(double sd, double mean, double confidence,
                                             double unseen) {
    return least_count([=](std::uint64_t count) {
        return detectable_mean(sd, count, confidence, unseen) <= mean;
    });
}

std::uint64_t look_after(std::uint64_t rounds) noexcept {
    return rounds < first_look ? first_look : rounds + (rounds + 1) / 2;
}

std::optional<double> half_width(const estimate& ratio) {
    if (!ratio.low || !ratio.high)
        return std::nullopt;
    return std::sqrt(*ratio.high / *ratio.low) - 1;
}

double unseen_half_width(const paired_comparison& comparison,
                         const variance_components& components) {
    return std::expm1(quantile_between_runs(components, comparison.confidence) *
                      std::sqrt(comparison.unseen.log_ratio));
}

bool is_limited_by_unseen(const paired_comparison& comparison,
                          const variance_components& components) {
    constexpr double max_excess = 1.05;
    const auto claimed = half_width(comparison.claim);
    const double unseen = unseen_half_width(comparison, components);
    return claimed && unseen > 0 && *claimed <= max_excess * unseen;
}

std::optional<std::uint64_t> rounds_for_claim(const paired_comparison& so_far, double precision,
                                              const variance_components& components) {
    const auto claimed = half_width(so_far.claim);
    if (!claimed || *claimed <= precision)
        return std::nullopt;
    const double unseen = std::log1p(unseen_half_width(so_far, components));
    const double wanted_half = std::log1p(precision);
    if (unseen >= wanted_half)
        return std::nullopt;
    const mean_and_variance& mean = so_far.claimed.log_ratio;
    const auto wanted = count_for_half_width(
        mean.sd(), std::sqrt(wanted_half * wanted_half - unseen * unseen), so_far.confidence);
    if (!wanted)
        return std::nullopt;
    return std::max(before_merging(*wanted, so_far.rounds, mean.count), so_far.rounds + 1);
}

}  // namespace pingpong
