#include "pingpong/statistics/claim.hpp"

#include <cmath>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_units.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

bool is_off_zero(const mean_and_variance& moments) {
    constexpr double confidence = 0.99;
    return std::abs(moments.mean) > half_width_of_mean(moments, confidence).value();
}

/// The probability that a ratio of 1 is found at least as far from 1 as `mean` by chance; degrees
/// of freedom by Welch and Satterthwaite, where the unseen variance counts as known.
std::optional<double> p_of_claim(const mean_and_variance& mean, double unseen) {
    const double variance = mean.variance + unseen;
    if (variance == 0)
        return mean.mean == 0 ? 1.0 : 0.0;
    const double uncertainty = mean.variance * mean.variance / static_cast<double>(mean.count - 1);
    return t_p_value(mean.mean / std::sqrt(variance), variance * variance / uncertainty);
}

template <class Move>
estimate move_estimate(const estimate& from, Move move) {
    estimate moved;
    moved.value = move(from.value);
    if (from.low && from.high) {
        moved.low = move(*from.low);
        moved.high = move(*from.high);
    }
    return moved;
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
    const double quantile = quantile_between_runs(rules.components, rules.confidence);
    const auto claim_of = [quantile](double mean, const std::optional<double>& half,
                                     double unseen) {
        const auto whole =
            half ? std::optional(std::hypot(*half, quantile * std::sqrt(unseen))) : half;
        return around(mean, whole);
    };
    const mean_and_variance& ratio = means.log_ratio;
    const mean_and_variance& difference = means.difference;
    const auto ratio_half = half_width_of_mean(ratio, rules.confidence);
    const auto difference_half = half_width_of_mean(difference, rules.confidence);
    result.claimed = means;
    result.observed = exp_of(around(ratio.mean, ratio_half));
    result.observed_difference = around(difference.mean, difference_half);
    result.claim = exp_of(claim_of(ratio.mean, ratio_half, result.unseen.log_ratio));
    result.difference_claim = claim_of(difference.mean, difference_half, result.unseen.difference);
    if (ratio.count < 2)
        return;

    const double sd = ratio.sd(), unseen = result.unseen.log_ratio;
    result.p_claim = p_of_claim(ratio, unseen);
    result.min_detectable_ratio =
        std::expm1(detectable_mean(sd, ratio.count, rules.confidence, unseen));
    const auto wanted = count_to_detect(sd, std::log1p(rules.margin), rules.confidence, unseen);
    result.rounds_for_margin =
        wanted ? std::optional(before_merging(*wanted, result.rounds, ratio.count)) : std::nullopt;
}

void claim_over_processes(paired_comparison& result, const claimed_means& processes,
                          const comparison_rules& rules) {
    const double shift = processes.log_ratio.mean - result.log_ratio_mean;
    const double difference_shift = processes.difference.mean - result.difference.value;
    result.log_ratio_mean += shift;
    result.ratio =
        move_estimate(result.ratio, [=](double value) { return value * std::exp(shift); });
    result.difference =
        move_estimate(result.difference, [=](double value) { return value + difference_shift; });
    make_claim(result, processes, rules);
}

void claim_for_reruns(paired_comparison& result, double log_ratio_variance, double numerator,
                      const comparison_rules& rules) {
    result.unseen.log_ratio = log_ratio_variance;
    result.unseen.difference = log_ratio_variance * numerator * numerator;
    make_claim(result, claimed_means(result.claimed), rules);
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
