#include "pingpong/statistics/stopping.hpp"

#include <algorithm>
#include <cmath>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_rounds.hpp"

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

double detectable_mean(double sd, std::uint64_t count, double confidence) {
    const auto degrees_of_freedom = static_cast<double>(count - 1);
    const double t = t_of_interval(confidence, degrees_of_freedom) +
                     t_quantile(default_power, degrees_of_freedom);
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

std::uint64_t look_after(std::uint64_t rounds) noexcept {
    return rounds < first_look ? first_look : rounds + (rounds + 1) / 2;
}

std::optional<double> half_width(const estimate& ratio) {
    if (!ratio.low || !ratio.high)
        return std::nullopt;
    return std::sqrt(*ratio.high / *ratio.low) - 1;
}

std::optional<std::uint64_t> rounds_for_precision(const paired_comparison& so_far,
                                                  double precision) {
    if (!so_far.log_ratio_sd)
        return std::nullopt;
    const auto merged =
        count_for_half_width(*so_far.log_ratio_sd, std::log1p(precision), so_far.confidence);
    if (!merged)
        return std::nullopt;
    return before_merging(*merged, so_far.rounds, so_far.rounds_effective);
}

std::optional<std::uint64_t> rounds_for_claim(const paired_comparison& so_far, double precision) {
    const auto needed = rounds_for_precision(so_far, precision);
    const auto claimed = half_width(so_far.claim), of_rounds = half_width(so_far.ratio);
    if (!needed || !claimed || !of_rounds || *claimed <= precision || *of_rounds <= 0)
        return std::nullopt;
    const double wider = *claimed / *of_rounds;
    const auto rounds = static_cast<std::uint64_t>(static_cast<double>(*needed) * wider * wider);
    return std::max(rounds, so_far.rounds + 1);
}

}  // namespace pingpong
