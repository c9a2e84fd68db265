#include "pingpong/statistics/paired_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "pingpong/statistics/claim.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_rounds.hpp"
#include "pingpong/statistics/sign_flip.hpp"
#include "pingpong/statistics/steadiness.hpp"

namespace pingpong {
namespace {

/// What is known of the rounds that both played, one value each.
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

/// What follows from the merged log ratios.
void judge_log_ratios(paired_comparison& made, const std::vector<double>& merged) {
    made.rounds_effective = merged.size();
    made.lag1_autocorrelation = lag1_autocorrelation(merged);
    made.autocorrelated = is_autocorrelated(merged);
    if (merged.size() < 2)
        return;
    made.log_ratio_sd = mean_and_variance_of(merged).sd();
    made.p_sign_flip = sign_flip_p_value(merged);
}

/// What follows from how far each contender differs from itself.
void judge_noise(paired_comparison& made, const self_noise& noise, const paired_rounds& both) {
    made.null_floor = std::expm1(half_width_of_noise(noise, made.confidence));
    made.drifts_within_round = noise.drifts;
    const double sd = mean_and_variance_of(both.log_ratios).sd();
    if (noise.sd > 0)
        made.stability_q = sd * sd / (noise.sd * noise.sd);
}

/// The mean of all, with what its merged neighbours say of its spread.
mean_and_variance mean_with_merged_spread(const std::vector<double>& values, unsigned merges) {
    mean_and_variance made = mean_and_variance_of(merged(values, merges));
    made.mean = mean_and_variance_of(values).mean;
    return made;
}

estimate with_interval(const mean_and_variance& of, double confidence) {
    return around(of.mean, half_width_of_mean(of, confidence));
}

}  // namespace

std::optional<paired_comparison> compare_rounds(std::span<const round_figure> a,
                                                std::span<const round_figure> b,
                                                const comparison_rules& rules) {
    require_in_range(rules);
    paired_rounds both = pair_up(a, b);
    if (both.log_ratios.empty())
        return std::nullopt;

    paired_comparison made;
    made.confidence = rules.confidence;
    const steady_state steady =
        rules.warmed_up ? steady_state() : find_steady_state(both.log_ratios);
    both.drop_first(steady.from);
    made.steady = steady.found;
    made.dropped = steady.from;
    made.rounds = both.log_ratios.size();

    const unsigned merges = merges_needed(both.log_ratios);
    judge_log_ratios(made, merged(both.log_ratios, merges));
    const claimed_means of_rounds{mean_with_merged_spread(both.log_ratios, merges),
                                  mean_with_merged_spread(both.differences, merges)};
    made.log_ratio_mean = of_rounds.log_ratio.mean;
    made.ratio = exp_of(with_interval(of_rounds.log_ratio, rules.confidence));
    made.difference = with_interval(of_rounds.difference, rules.confidence);
    make_claim(made, of_rounds, rules);

    const auto noise = rules.mirrored ? noise_of(both.self_a, both.self_b) : std::nullopt;
    if (noise) {
        judge_noise(made, *noise, both);
        const auto of_differences = noise_of(both.self_differences_a, both.self_differences_b);
        widen_claim(made, {mean_of_noise(*noise), mean_of_noise(of_differences.value())}, rules);
    }
    return made;
}

}  // namespace pingpong
