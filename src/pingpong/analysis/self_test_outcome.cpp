#include "pingpong/analysis/self_test_outcome.hpp"

#include <algorithm>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/percentile.hpp"

namespace pingpong {
namespace {

using trials = std::vector<self_test_trial>;

bool excludes_one(const estimate& of, bool from_above_only) {
    return of.low && (*of.low > 1 || (!from_above_only && *of.high < 1));
}

bool holds(const estimate& of, double value) {
    return of.low && *of.low <= value && value <= *of.high;
}

bool is_told_apart(const verdict& said, bool from_above_only) {
    const bool apart = said.kind == verdict_kind::slower ||
                       (!from_above_only && said.kind == verdict_kind::faster);
    return apart && said.certainty != certainty::withheld;
}

template <class Says>
self_test_share share_of(const trials& all, double confidence, Says says) {
    self_test_share made;
    made.trials = all.size();
    made.hits = static_cast<std::uint64_t>(std::ranges::count_if(all, says));
    if (made.trials > 0)
        made.share = proportion(made.hits, made.trials, confidence);
    return made;
}

std::optional<estimate> mean_ratio(const trials& all, double confidence) {
    std::vector<double> logs;
    for (const self_test_trial& one : all)
        logs.push_back(one.figures.log_ratio_mean);
    const auto mean = mean_of(logs, confidence);
    return mean ? std::optional(exp_of(*mean)) : std::nullopt;
}

self_test_tally tally_of(const trials& all, const self_test_report& whole, double injected) {
    const bool above = injected > 0;
    const auto share = [&](auto says) { return share_of(all, whole.confidence, says); };
    using one = const self_test_trial&;
    self_test_tally made;
    made.intervals = share([&](one of) { return excludes_one(of.figures.ratio, above); });
    made.claims = share([&](one of) { return excludes_one(of.figures.claim, above); });
    made.verdicts = share([&](one of) { return is_told_apart(of.verdict, above); });
    made.ratio_covered = share([&](one of) { return holds(of.figures.ratio, 1 + injected); });
    made.difference_covered = share([&](one of) {
        return holds(of.figures.difference, static_cast<double>(of.injected.count()));
    });
    made.warm_ups = share([](one of) { return of.figures.dropped > 0; });
    made.autocorrelated = share([](one of) { return of.figures.autocorrelated; });
    made.ratio = mean_ratio(all, whole.confidence);
    return made;
}

template <class Get>
std::optional<double> median_over(const self_test_report& measured, Get get) {
    running_median<double> values;
    for (const trials* all : {&measured.same, &measured.delayed})
        for (const self_test_trial& one : *all)
            if (const std::optional<double> value = get(one))
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

shown is_level_kept(const self_test_share& of, const self_test_outcome& made) {
    if (of.share && *of.share->low > made.level)
        return shown::no;
    return of.trials < made.trials_for_level ? shown::open : shown::yes;
}

shown is_delay_found(const self_test_share& of) {
    if (of.share && *of.share->low > self_test_outcome::power_wanted)
        return shown::yes;
    return of.share && *of.share->high <= self_test_outcome::power_wanted ? shown::no : shown::open;
}

}  // namespace

self_test_outcome outcome_of(const self_test_report& measured) {
    self_test_outcome made;
    made.level = 1 - measured.confidence;
    made.same = tally_of(measured.same, measured, 0);
    made.delayed = tally_of(measured.delayed, measured, measured.plan.delay);
    made.median_ns = median_over(
        measured, [](const self_test_trial& one) { return std::optional(one.median_ns); });
    made.contention =
        median_over(measured, [](const self_test_trial& one) { return one.contention; });
    made.trials_for_level = trials_to_show_level(made.level, measured.confidence);
    made.trials_for_power =
        trials_to_show_power(self_test_outcome::power_wanted, measured.confidence);
    made.keeps_level = is_level_kept(made.same.intervals, made);
    made.finds_delay = is_delay_found(made.delayed.intervals);
    return made;
}

}  // namespace pingpong
