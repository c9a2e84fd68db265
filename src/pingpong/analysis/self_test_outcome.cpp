#include "pingpong/analysis/self_test_outcome.hpp"

#include <algorithm>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/percentile.hpp"

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

}  // namespace pingpong
