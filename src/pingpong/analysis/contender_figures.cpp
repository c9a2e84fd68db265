#include "pingpong/analysis/contender_figures.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_rounds.hpp"

namespace pingpong {
namespace {

constexpr double ns_in_us = 1000;

/// The mean of the rounds with the spread of what is independent of each other.
std::optional<estimate> mean_of_rounds(const std::vector<double>& rounds, double confidence) {
    if (rounds.empty())
        return std::nullopt;
    const auto independent = merged(rounds, merges_needed(rounds));
    return around(mean_and_variance_of(rounds).mean,
                  half_width_of_mean(mean_and_variance_of(independent), confidence));
}

std::optional<estimate> geometric_mean_of_rounds(std::vector<double> rounds, double confidence) {
    for (double& one : rounds)
        one = std::log(one);
    const auto log = mean_of_rounds(rounds, confidence);
    return log ? std::optional(exp_of(*log)) : std::nullopt;
}

std::optional<estimate> scaled(const std::optional<estimate>& of, double divisor) {
    if (!of)
        return std::nullopt;
    const auto part = [divisor](double value) { return value / divisor; };
    estimate made;
    made.value = part(of->value);
    if (of->low && of->high) {
        made.low = part(*of->low);
        made.high = part(*of->high);
    }
    return made;
}

/// A statistic of both blocks of each round: their geometric mean.
std::vector<double> typical(const std::vector<round_played>& rounds, statistic which) {
    std::vector<double> made;
    for (const round_figure& one : figures_of(rounds, which))
        made.push_back(std::sqrt(one.first * one.second));
    return made;
}

std::vector<double> means(const std::vector<round_played>& rounds) {
    std::vector<double> made;
    for (const round_figure& one : figures_of(rounds, statistic::mean))
        made.push_back((one.first + one.second) / 2);
    return made;
}

double cpu_ns_of(const block& one) {
    const auto spent = one.usage.user + one.usage.system;
    return static_cast<double>(spent.count()) / static_cast<double>(one.exchanges);
}

double rate_of(const block& one) {
    return 1e9 * static_cast<double>(one.exchanges) / static_cast<double>(one.duration.count());
}

std::vector<double> cpu_times(const std::vector<round_played>& rounds) {
    std::vector<double> made;
    for (const round_played& one : rounds)
        made.push_back((cpu_ns_of(*one.first) + cpu_ns_of(*one.second)) / 2);
    return made;
}

std::vector<double> rates(const std::vector<round_played>& rounds) {
    std::vector<double> made;
    for (const round_played& one : rounds)
        made.push_back(std::sqrt(rate_of(*one.first) * rate_of(*one.second)));
    return made;
}

/// Blocks of nothing or in no time, which only a report from elsewhere can have.
bool all_measured(const std::vector<round_played>& rounds) {
    return std::ranges::all_of(rounds, [](const round_played& one) {
        return one.first->exchanges > 0 && one.first->duration.count() > 0 &&
               one.second->exchanges > 0 && one.second->duration.count() > 0;
    });
}

std::optional<estimate> set_up_of(const report& measured, std::size_t cell) {
    for (const cell_cost& one : measured.costs)
        if (one.cell == cell)
            return one.set_up_ns;
    return std::nullopt;
}

}  // namespace

std::optional<estimate> figure_of_contender(const report& measured, std::size_t cell,
                                            asserted_figure which) {
    if (which == asserted_figure::set_up)
        return scaled(set_up_of(measured, cell), ns_in_us);

    const double confidence = measured.config.question.confidence;
    const auto rounds = rounds_of(measured, measured.cells[cell].experiment)[cell];
    if (!all_measured(rounds))
        return std::nullopt;
    switch (which) {
        case asserted_figure::mean:
            return scaled(mean_of_rounds(means(rounds), confidence), ns_in_us);
        case asserted_figure::p99:
            return scaled(geometric_mean_of_rounds(typical(rounds, statistic::p99), confidence),
                          ns_in_us);
        case asserted_figure::cpu:
            return scaled(mean_of_rounds(cpu_times(rounds), confidence), ns_in_us);
        case asserted_figure::throughput:
            return geometric_mean_of_rounds(rates(rounds), confidence);
        default:
            return scaled(geometric_mean_of_rounds(typical(rounds, statistic::median), confidence),
                          ns_in_us);
    }
}

}  // namespace pingpong
