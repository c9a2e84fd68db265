#include "pingpong/statistics/paired_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "pingpong/statistics/claim.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_units.hpp"
#include "pingpong/statistics/sign_flip.hpp"
#include "pingpong/statistics/steadiness.hpp"

namespace pingpong {
namespace {

/// The rounds that both contenders played, one value per round.
struct paired_rounds {
    std::vector<double> log_ratios;
    std::vector<double> differences;
    std::vector<double> self_a;  ///< ln first - ln second.
    std::vector<double> self_b;
    std::vector<double> self_differences_a;  ///< first - second.
    std::vector<double> self_differences_b;

    void add(const round_figure& a, const round_figure& b) {
        log_ratios.push_back((std::log(a.first / b.first) + std::log(a.second / b.second)) / 2);
        differences.push_back((a.first - b.first + a.second - b.second) / 2);
        self_a.push_back(std::log(a.first / a.second));
        self_b.push_back(std::log(b.first / b.second));
        self_differences_a.push_back(a.first - a.second);
        self_differences_b.push_back(b.first - b.second);
    }

    void drop_first(std::size_t count) {
        for (std::vector<double>* each : {&log_ratios, &differences, &self_a, &self_b,
                                          &self_differences_a, &self_differences_b})
            each->erase(each->begin(), each->begin() + static_cast<std::ptrdiff_t>(count));
    }
};

paired_rounds pair_up(std::span<const round_figure> a, std::span<const round_figure> b) {
    paired_rounds both;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].round == b[j].round)
            both.add(a[i++], b[j++]);
        else
            ++(a[i].round < b[j].round ? i : j);
    }
    return both;
}

void require_in_range(const comparison_rules& rules) {
    if (!(rules.confidence > 0 && rules.confidence < 1))
        throw std::invalid_argument("the confidence of a comparison has to be between 0 and 1");
    if (!(rules.margin > 0))
        throw std::invalid_argument("the margin of a comparison has to be above 0");
}

/// Sets what follows from the merged log ratios.
void set_log_ratios(paired_comparison& result, const std::vector<double>& merged) {
    result.rounds_effective = merged.size();
    result.lag1_autocorrelation = lag1_autocorrelation(merged);
    result.autocorrelated = is_autocorrelated(merged);
    if (merged.size() < 2)
        return;
    result.log_ratio_sd = mean_and_variance_of(merged).sd();
    result.p_sign_flip = sign_flip_p_value(merged);
}

/// Sets what follows from the noise of each contender.
void set_noise(paired_comparison& result, const self_noise& noise, const paired_rounds& both) {
    result.null_floor = std::expm1(half_width_of_noise(noise, result.confidence));
    result.drifts_within_round = noise.drifts;
    const double sd = mean_and_variance_of(both.log_ratios).sd();
    if (noise.sd > 0)
        result.stability_q = sd * sd / (noise.sd * noise.sd);
}

/// The mean of all values, with the spread of merged neighbours.
mean_and_variance mean_with_merged_spread(const std::vector<double>& values, unsigned merges) {
    mean_and_variance result = mean_and_variance_of(merged(values, merges));
    result.mean = mean_and_variance_of(values).mean;
    return result;
}

estimate with_interval(const mean_and_variance& moments, double confidence) {
    return around(moments.mean, half_width_of_mean(moments, confidence));
}

}  // namespace

std::optional<paired_comparison> compare_rounds(std::span<const round_figure> a,
                                                std::span<const round_figure> b,
                                                const comparison_rules& rules) {
    require_in_range(rules);
    paired_rounds both = pair_up(a, b);
    if (both.log_ratios.empty())
        return std::nullopt;

    paired_comparison result;
    result.confidence = rules.confidence;
    const steady_state steady =
        rules.warmed_up ? steady_state() : find_steady_state(both.log_ratios);
    both.drop_first(steady.from);
    result.steady = steady.found;
    result.dropped = steady.from;
    result.rounds = both.log_ratios.size();

    const unsigned merges = merges_needed(both.log_ratios);
    set_log_ratios(result, merged(both.log_ratios, merges));
    const claimed_means of_rounds{mean_with_merged_spread(both.log_ratios, merges),
                                  mean_with_merged_spread(both.differences, merges)};
    result.log_ratio_mean = of_rounds.log_ratio.mean;
    result.ratio = exp_of(with_interval(of_rounds.log_ratio, rules.confidence));
    result.difference = with_interval(of_rounds.difference, rules.confidence);
    make_claim(result, of_rounds, rules);

    const auto noise = rules.mirrored ? noise_of(both.self_a, both.self_b) : std::nullopt;
    if (noise) {
        set_noise(result, *noise, both);
        const auto of_differences = noise_of(both.self_differences_a, both.self_differences_b);
        widen_claim(result, {mean_of_noise(*noise), mean_of_noise(of_differences.value())}, rules);
    }
    return result;
}

}  // namespace pingpong
