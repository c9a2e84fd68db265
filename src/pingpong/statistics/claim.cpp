#include "pingpong/statistics/claim.hpp"

#include <cmath>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_rounds.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

bool is_off_zero(const mean_and_variance& moments) {
    constexpr double confidence = 0.99;
    return std::abs(moments.mean) > half_width_of_mean(moments, confidence).value();
}

/// Whether the variance of `other` took the place of that of `mean`.
bool widen_mean(mean_and_variance& mean, const mean_and_variance& other, double confidence) {
    const auto half = half_width_of_mean(mean, confidence);
    const auto wider = half_width_of_mean(other, confidence);
    if (!wider || (half && *wider <= *half))
        return false;
    mean.variance = other.variance;
    mean.count = other.count;
    return true;
}

}  // namespace

std::optional<self_noise> noise_of(std::span<const double> a, std::span<const double> b) {
    const mean_and_variance of_a = mean_and_variance_of(a);
    const mean_and_variance of_b = mean_and_variance_of(b);
    if (of_a.count < 2)
        return std::nullopt;

    self_noise noise;
    noise.sd = std::hypot(of_a.sd(), of_b.sd()) / 2;
    noise.rounds = of_a.count;
    noise.drifts = is_off_zero(of_a) || is_off_zero(of_b);
    return noise;
}

mean_and_variance mean_of_noise(const self_noise& noise) noexcept {
    mean_and_variance result;
    result.variance = noise.sd * noise.sd / static_cast<double>(noise.rounds);
    result.count = noise.rounds;
    return result;
}

double half_width_of_noise(const self_noise& noise, double confidence) {
    return half_width_of_mean(mean_of_noise(noise), confidence).value();
}

void make_claim(paired_comparison& result, const claimed_means& means,
                const comparison_rules& rules) {
    const auto interval_of = [&rules](const mean_and_variance& moments) {
        return around(moments.mean, half_width_of_mean(moments, rules.confidence));
    };
    result.claimed = means;
    result.claim = exp_of(interval_of(means.log_ratio));
    result.difference_claim = interval_of(means.difference);
    const std::uint64_t count = means.log_ratio.count;
    if (count < 2)
        return;

    const double sd = means.log_ratio.sd();
    result.min_detectable_ratio = std::expm1(detectable_mean(sd, count, rules.confidence));
    const auto wanted = count_to_detect(sd, std::log1p(rules.margin), rules.confidence);
    result.rounds_for_margin =
        wanted ? std::optional(before_merging(*wanted, result.rounds, count)) : std::nullopt;
}

bool widen_claim(paired_comparison& result, const claimed_means& variance,
                 const comparison_rules& rules) {
    claimed_means means = result.claimed;
    const bool wider = widen_mean(means.log_ratio, variance.log_ratio, rules.confidence);
    widen_mean(means.difference, variance.difference, rules.confidence);
    make_claim(result, means, rules);
    return wider;
}

}  // namespace pingpong
