#include "pingpong/analysis/self_test_outcome.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/percentile.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

using trials = std::vector<self_test_trial>;

bool excludes_one(const estimate& estimate, bool from_above_only) {
    return estimate.low && (*estimate.low > 1 || (!from_above_only && *estimate.high < 1));
}

bool contains_value(const estimate& estimate, double value) {
    return estimate.low && *estimate.low <= value && value <= *estimate.high;
}

bool is_told_apart(const verdict& verdict, bool from_above_only) {
    const bool apart = verdict.kind == verdict_kind::slower ||
                       (!from_above_only && verdict.kind == verdict_kind::faster);
    return apart && verdict.certainty != certainty::withheld;
}

template <class Says>
self_test_share share_of(const trials& all, double confidence, Says says) {
    self_test_share result;
    result.trials = all.size();
    result.hits = static_cast<std::uint64_t>(std::ranges::count_if(all, says));
    if (result.trials > 0)
        result.share = proportion(result.hits, result.trials, confidence);
    return result;
}

std::optional<estimate> mean_ratio(const trials& all, double confidence) {
    std::vector<double> logs;
    for (const self_test_trial& trial : all)
        logs.push_back(trial.figures.log_ratio_mean);
    const auto mean = mean_of(logs, confidence);
    return mean ? std::optional(exp_of(*mean)) : std::nullopt;
}

self_test_tally tally_of(const trials& all, const self_test_report& report, double injected) {
    const bool above = injected > 0;
    const auto share = [&](auto says) { return share_of(all, report.confidence, says); };
    self_test_tally result;
    result.intervals = share(
        [&](const self_test_trial& trial) { return excludes_one(trial.figures.ratio, above); });
    result.claims = share(
        [&](const self_test_trial& trial) { return excludes_one(trial.figures.claim, above); });
    result.verdicts =
        share([&](const self_test_trial& trial) { return is_told_apart(trial.verdict, above); });
    result.ratio_covered = share([&](const self_test_trial& trial) {
        return contains_value(trial.figures.ratio, 1 + injected);
    });
    result.difference_covered = share([&](const self_test_trial& trial) {
        return contains_value(trial.figures.difference,
                              static_cast<double>(trial.injected.count()));
    });
    result.warm_ups = share([](const self_test_trial& trial) { return trial.figures.dropped > 0; });
    result.autocorrelated =
        share([](const self_test_trial& trial) { return trial.figures.autocorrelated; });
    result.ratio = mean_ratio(all, report.confidence);
    return result;
}

template <class Get>
std::optional<double> median_over(const self_test_report& report, Get get) {
    running_median<double> values;
    for (const trials* all : {&report.same, &report.delayed})
        for (const self_test_trial& trial : *all)
            if (const std::optional<double> value = get(trial))
                values.add(*value);
    if (values.count() == 0)
        return std::nullopt;
    return (values.lower() + values.upper()) / 2;
}

/// 72 for a level of 5 % at a confidence of 95 %.
std::uint64_t trials_to_show_level(double level, double confidence) {
    std::uint64_t count = 1;
    while (*proportion(0, count, confidence).high > level)
        ++count;
    return count;
}

/// 36 for a power of 90 % at a confidence of 95 %.
std::uint64_t trials_to_show_power(double power, double confidence) {
    std::uint64_t count = 1;
    while (*proportion(count, count, confidence).low <= power)
        ++count;
    return count;
}

evidence is_level_kept(const self_test_share& share, const self_test_outcome& result) {
    if (share.share && *share.share->low > result.level)
        return evidence::no;
    return share.trials < result.trials_for_level ? evidence::open : evidence::yes;
}

evidence is_delay_found(const self_test_share& share) {
    if (share.share && *share.share->low > self_test_outcome::required_power)
        return evidence::yes;
    return share.share && *share.share->high <= self_test_outcome::required_power ? evidence::no
                                                                                  : evidence::open;
}

}  // namespace

self_test_outcome outcome_of(const self_test_report& report) {
    self_test_outcome result;
    result.level = 1 - report.confidence;
    result.same = tally_of(report.same, report, 0);
    result.delayed = tally_of(report.delayed, report, report.plan.delay);
    result.median_ns = median_over(
        report, [](const self_test_trial& trial) { return std::optional(trial.median_ns); });
    result.contention =
        median_over(report, [](const self_test_trial& trial) { return trial.contention; });
    result.trials_for_level = trials_to_show_level(result.level, report.confidence);
    result.trials_for_power =
        trials_to_show_power(self_test_outcome::required_power, report.confidence);
    result.keeps_level = is_level_kept(result.same.intervals, result);
    result.finds_delay = is_delay_found(result.delayed.intervals);
    return result;
}

namespace {

bool are_disjoint(const estimate& a, const estimate& b) {
    return a.low && b.low && (*a.high < *b.low || *b.high < *a.low);
}

/// -1, 0 or 1 for a verdict on which of the two is faster; nullopt: there is none, or it is not
/// firm.
std::optional<int> firm_direction(const rerun& run) {
    if (run.verdict.certainty != certainty::firm)
        return std::nullopt;
    switch (run.verdict.kind) {
        case verdict_kind::faster:
            return -1;
        case verdict_kind::slower:
            return 1;
        case verdict_kind::equivalent:
            return 0;
        default:
            return std::nullopt;
    }
}

bool contradict(const rerun& a, const rerun& b) {
    const auto left = firm_direction(a), right = firm_direction(b);
    return left && right && *left != *right;
}

double root_mean_square(const std::vector<rerun>& runs, double level_spread::*level) {
    double squares = 0;
    for (const rerun& run : runs)
        squares += run.levels.*level * run.levels.*level;
    return std::sqrt(squares / static_cast<double>(runs.size()));
}

void compare_pairs(const std::vector<rerun>& runs, rerun_outcome& outcome) {
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            ++outcome.pairs;
            outcome.disjoint_pairs += are_disjoint(runs[i].claim, runs[j].claim) ? 1 : 0;
            outcome.contradicting_pairs += contradict(runs[i], runs[j]) ? 1 : 0;
        }
}

}  // namespace

rerun_outcome outcome_of(const rerun_series& series) {
    rerun_outcome outcome;
    outcome.runs = series.runs.size();
    if (series.runs.empty())
        return outcome;
    std::vector<double> means;
    double squares = 0;
    for (const rerun& run : series.runs) {
        means.push_back(run.log_ratio.mean);
        squares += run.log_ratio.variance;
        outcome.claimed_half +=
            half_width(run.claim).value_or(0) / static_cast<double>(outcome.runs);
    }
    const mean_and_variance grand = mean_and_variance_of(means);
    outcome.log_ratio_mean = grand.mean;
    outcome.sd = grand.sd();
    outcome.observed_se = std::sqrt(squares / static_cast<double>(outcome.runs));
    outcome.run_sd = std::sqrt(
        std::max(0.0, outcome.sd * outcome.sd - outcome.observed_se * outcome.observed_se));
    for (const rerun& run : series.runs)
        outcome.covered += contains_value(run.claim, std::exp(grand.mean)) ? 1 : 0;
    compare_pairs(series.runs, outcome);
    for (const auto level : {&level_spread::round_sd, &level_spread::repetition_sd,
                             &level_spread::process_sd, &level_spread::processor_sd})
        outcome.levels.*level = root_mean_square(series.runs, level);
    return outcome;
}

std::optional<rerun> rerun_of(const report& report) {
    const comparison* primary = find_primary_comparison(report, 0);
    if (!primary)
        return std::nullopt;
    const auto rounds = rounds_of(report, 0);
    rerun result;
    result.start = report.start;
    result.log_ratio = primary->figures.claimed.log_ratio;
    result.observed = primary->figures.observed;
    result.claim = primary->figures.claim;
    result.verdict = primary->verdict;
    result.processes = primary->processes;
    result.levels = spread_by_level(rounds[primary->numerator], rounds[primary->denominator],
                                    statistic::median, report.processes);
    return result;
}

variance_components components_of(const rerun_series& series) {
    const rerun_outcome outcome = outcome_of(series);
    variance_components components = assumed_components;
    if (outcome.runs < 2)
        return components;
    components.run_sd = shrink_to_prior(outcome.run_sd, outcome.runs, assumed_components.run_sd);
    components.process_sd =
        shrink_to_prior(std::hypot(outcome.levels.process_sd, outcome.levels.processor_sd),
                        outcome.runs, assumed_components.process_sd);
    components.runs = outcome.runs;
    components.source = component_source::calibrated;
    return components;
}

std::optional<past_run> past_run_of(const report& report) {
    auto found = rerun_of(report);
    if (!found || report.interrupted)
        return std::nullopt;
    past_run past;
    past.plan = plan_fingerprint(report);
    past.found = std::move(*found);
    return past;
}

std::optional<variance_components> components_of_history(const report& current,
                                                         std::span<const past_run> runs) {
    constexpr std::uint64_t min_runs = 3;
    const std::string plan = plan_fingerprint(current);
    rerun_series series;
    for (const past_run& run : runs)
        if (run.plan == plan)
            series.runs.push_back(run.found);
    if (series.runs.size() < min_runs)
        return std::nullopt;
    variance_components components = components_of(series);
    components.source = component_source::history;
    return components;
}

}  // namespace pingpong
