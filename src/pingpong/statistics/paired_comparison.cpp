#include "pingpong/statistics/paired_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "pingpong/statistics/independent_rounds.hpp"
#include "pingpong/statistics/mean_and_variance.hpp"
#include "pingpong/statistics/sample_size.hpp"
#include "pingpong/statistics/self_noise.hpp"
#include "pingpong/statistics/sign_flip.hpp"
#include "pingpong/statistics/steadiness.hpp"
#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

/// What is known of the rounds that both played, one value each.
struct paired_rounds {
    std::vector<double> log_ratios;
    std::vector<double> differences;
    std::vector<double> self_a;  ///< ln first - ln second.
    std::vector<double> self_b;

    void add(const round_figure& a, const round_figure& b) {
        log_ratios.push_back((std::log(a.first / b.first) + std::log(a.second / b.second)) / 2);
        differences.push_back((a.first - b.first + a.second - b.second) / 2);
        self_a.push_back(std::log(a.first / a.second));
        self_b.push_back(std::log(b.first / b.second));
    }

    void drop_first(std::size_t count) {
        for (std::vector<double>* each : {&log_ratios, &differences, &self_a, &self_b})
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

/// What follows from the spread of the log ratios; returns half the width of their mean's interval.
std::optional<double> judge_log_ratios(paired_comparison& made, const std::vector<double>& merged,
                                       const comparison_rules& rules) {
    made.rounds_effective = merged.size();
    made.lag1_autocorrelation = lag1_autocorrelation(merged);
    made.autocorrelated = is_autocorrelated(merged);
    if (merged.size() < 2)
        return std::nullopt;

    const mean_and_variance moments = mean_and_variance_of(merged);
    const double sd = moments.sd();
    made.log_ratio_sd = sd;
    made.p_sign_flip = sign_flip_p_value(merged);
    made.min_detectable_ratio = std::expm1(detectable_mean(sd, merged.size(), rules.confidence));
    if (const auto count = count_to_detect(sd, std::log1p(rules.margin), rules.confidence))
        made.rounds_for_margin = before_merging(*count, made.rounds, made.rounds_effective);
    return half_width_of_mean(moments, rules.confidence);
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
estimate mean_with_merged_spread(const std::vector<double>& values, unsigned merges,
                                 double confidence) {
    return around(mean_and_variance_of(values).mean,
                  half_width_of_mean(mean_and_variance_of(merged(values, merges)), confidence));
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
    const steady_state steady = rules.settled ? steady_state() : find_steady_state(both.log_ratios);
    both.drop_first(steady.from);
    made.steady = steady.found;
    made.dropped = steady.from;
    made.rounds = both.log_ratios.size();

    const unsigned merges = merges_needed(both.log_ratios);
    const auto half = judge_log_ratios(made, merged(both.log_ratios, merges), rules);
    made.log_ratio_mean = mean_and_variance_of(both.log_ratios).mean;
    made.ratio = exp_of(around(made.log_ratio_mean, half));
    made.claim = made.ratio;
    made.difference = mean_with_merged_spread(both.differences, merges, rules.confidence);

    const auto noise = noise_of(both.self_a, both.self_b);
    if (rules.mirrored && noise) {
        judge_noise(made, *noise, both);
        const double floor = half_width_of_noise(*noise, rules.confidence);
        made.claim = exp_of(around(made.log_ratio_mean, std::max(*half, floor)));
    }
    return made;
}

}  // namespace pingpong
