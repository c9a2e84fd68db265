#include <fmt/core.h>

#include <cmath>
#include <string_view>
#include <utility>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/report/question.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong {

namespace {

/// "4 of 100, 4.0 % [1.1, 9.9]".
std::string format_self_test_share(const self_test_share& share) {
    if (!share.share)
        return "0 of 0";
    return fmt::format("{} of {}, {:.1f} % [{:.1f}, {:.1f}]", share.hits, share.trials,
                       100 * share.share->value, 100 * *share.share->low, 100 * *share.share->high);
}

/// "1.0004 [0.9990, 1.0018]".
std::string format_ratio_estimate(const std::optional<estimate>& ratio) {
    if (!ratio)
        return std::string(unknown_figure);
    if (!ratio->low)
        return fmt::format("{:.4f}", ratio->value);
    return fmt::format("{:.4f} [{:.4f}, {:.4f}]", ratio->value, *ratio->low, *ratio->high);
}

/// "1.064 [1.053, 1.075]".
std::string format_interval(const estimate& ratio) {
    if (!ratio.low)
        return fmt::format("{:.3f}", ratio.value);
    return fmt::format("{:.3f} [{:.3f}, {:.3f}]", ratio.value, *ratio.low, *ratio.high);
}

std::string format_level(const self_test_outcome& outcome) {
    const double level = 100 * outcome.level;
    switch (outcome.keeps_level) {
        case evidence::yes:
            return fmt::format("The false positives are consistent with {:.0f} %.", level);
        case evidence::no:
            return fmt::format(
                "The false positives are more than {:.0f} %: do not trust intervals "
                "measured like this.",
                level);
        case evidence::open:
            break;
    }
    return fmt::format(
        "Too few trials to confirm at most {:.0f} % false positives; at least {} are needed.",
        level, outcome.trials_for_level);
}

std::string format_power(const self_test_outcome& outcome, double delay) {
    const double wanted = 100 * self_test_outcome::required_power;
    switch (outcome.finds_delay) {
        case evidence::yes:
            return fmt::format("A delay of {:g} % is found with more than {:.0f} % power.",
                               100 * delay, wanted);
        case evidence::no:
            return fmt::format(
                "A delay of {:g} % is not found with {:.0f} % power on this "
                "machine, as it is now.",
                100 * delay, wanted);
        case evidence::open:
            break;
    }
    if (outcome.delayed.intervals.trials < outcome.trials_for_power)
        return fmt::format(
            "Too few trials to confirm {1:.0f} % power for a delay of {0:g} %; at least {2} are "
            "needed.",
            100 * delay, wanted, outcome.trials_for_power);
    return fmt::format("Whether a delay of {:g} % is found with {:.0f} % power is undecided.",
                       100 * delay, wanted);
}

class line_list {
public:
    template <class... T>
    void add(fmt::format_string<T...> format, T&&... values) {
        text += fmt::format(format, std::forward<T>(values)...) + '\n';
    }

    void add_tally(std::string_view heading, const self_test_tally& tally,
                   std::string_view covers) {
        add("{}", heading);
        add("  the interval of the ratio excludes 1   {}", format_self_test_share(tally.intervals));
        add("  the claim excludes 1                   {}", format_self_test_share(tally.claims));
        add("  the verdict is faster or slower        {}", format_self_test_share(tally.verdicts));
        add("  the interval contains {:<17}{}", covers,
            format_self_test_share(tally.ratio_covered));
        add("  that of the difference contains it     {}",
            format_self_test_share(tally.difference_covered));
        add("  the ratio over all trials              {}", format_ratio_estimate(tally.ratio));
    }

    std::string text;
};

void add_trials(line_list& lines, const self_test_report& report) {
    const self_test_outcome outcome = outcome_of(report);
    const self_test_plan& plan = report.plan;
    lines.add("{} against itself: {} exchanges, {} rounds, {}; seed {}", plan.protocol, plan.count,
              plan.rounds, format_count(plan.trials, "trial") + " of each kind", plan.seed);
    lines.add("median round trip {} us, wall time / CPU time {}, {:.0f} s\n",
              format_figure(to_us(outcome.median_ns), 2), format_figure(outcome.contention, 2),
              std::chrono::duration<double>(report.duration).count());
    lines.add_tally("Both the same", outcome.same, "1");
    lines.text += '\n';
    lines.add_tally(fmt::format("One delayed by {:g} %", 100 * plan.delay), outcome.delayed,
                    fmt::format("{:g}", 1 + plan.delay));
    lines.add(
        "\nWarm-up rounds dropped in {} and {} trials; rounds still correlated in {} and {}. "
        "Brackets:\n{:.0f} % confidence intervals.\n",
        outcome.same.warm_ups.hits, outcome.delayed.warm_ups.hits, outcome.same.autocorrelated.hits,
        outcome.delayed.autocorrelated.hits, 100 * report.confidence);
    lines.add("{} {}", format_level(outcome), format_power(outcome, plan.delay));
}

/// The runs one by one, and how they agree.
void add_runs(line_list& lines, const rerun_series& series) {
    if (series.runs.empty())
        return;
    if (!lines.text.empty())
        lines.text += '\n';
    const question question;
    lines.add("{} / {} in {}", question.numerator, question.denominator,
              format_count(series.runs.size(), "complete run"));
    lines.add("  run  observed              claim                 verdict");
    for (std::size_t i = 0; i < series.runs.size(); ++i) {
        const rerun& run = series.runs[i];
        lines.add("  {:>3}  {:<20}  {:<20}  {}{}", i + 1, format_interval(run.observed),
                  format_interval(run.claim), name_of(run.verdict),
                  run.verdict.certainty == certainty::firm ? "" : ", tentative");
    }
    const rerun_outcome outcome = outcome_of(series);
    lines.add("Standard deviation between runs: {:.2f} %; each run estimated {:.2f} %.",
              100 * outcome.sd, 100 * outcome.observed_se);
    lines.add("{} of {} claims contain the mean of all runs, {:.3f}.", outcome.covered,
              outcome.runs, std::exp(outcome.log_ratio_mean));
    lines.add(
        "{} of {} pairs of claims are disjoint; {} pairs of firm verdicts contradict each other.",
        outcome.disjoint_pairs, outcome.pairs, outcome.contradicting_pairs);
}

/// What the spread of runs of several kinds is made of, in percent.
void add_components(line_list& lines, const std::vector<rerun_series>& all) {
    lines.add("Standard deviations of the log ratio, in percent");
    lines.add("{:<28}{:>6}{:>14}{:>16}{:>10}", "", "runs", "between runs", "standard error",
              "claim +-");
    for (const rerun_series& series : all) {
        const rerun_outcome outcome = outcome_of(series);
        lines.add("{:<28}{:>6}{:>14.2f}{:>16.2f}{:>10.2f}", series.name, outcome.runs,
                  100 * outcome.sd, 100 * outcome.observed_se, 100 * outcome.claimed_half);
    }
    const rerun_outcome whole = outcome_of(all.back());
    lines.add(
        "of runs: between runs; seen: the standard error that a run finds; claimed: half the");
    lines.add("width of its claim.\n");
    lines.add("Within {}: rounds {:.2f}, connections {:.2f}, processes {:.2f}, processors {:.2f};",
              all.back().name, 100 * whole.levels.round_sd, 100 * whole.levels.repetition_sd,
              100 * whole.levels.process_sd, 100 * whole.levels.processor_sd);
    lines.add("between them: runs {:.2f}.", 100 * whole.run_sd);
}

}  // namespace

std::string to_table(const self_test_report& report) {
    line_list lines;
    if (report.plan.trials > 0)
        add_trials(lines, report);
    for (const rerun_series& series : report.reruns)
        if (report.reruns.size() == 1)
            add_runs(lines, series);
    if (report.reruns.size() > 1)
        add_components(lines, report.reruns);
    if (report.failure)
        lines.add("Stopped early: {}", escape_terminal(*report.failure));
    if (report.interrupted)
        lines.add("Interrupted: partial results.");
    return std::move(lines.text);
}

}  // namespace pingpong
