#include "pingpong/analysis/self_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/analysis/contention.hpp"
#include "pingpong/analysis/null_ratios.hpp"
#include "pingpong/analysis/open_loop_validity.hpp"
#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/analysis/slow_blocks.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/running_median.hpp"
#include "pingpong/statistics/steadiness.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

constexpr double contended = 1.10;
constexpr double hopeless = 3.0;
constexpr double shifted = 1.10;

/// A reply that waits for a delayed acknowledgement takes 40 ms, and none on loopback so long else.
constexpr std::chrono::milliseconds delayed{20};

constexpr std::string_view quieter =
    "Run again when the machine does nothing else, or with --max-time or --thorough for longer.";

/// Collects the warnings of a run, each code once per experiment.
class warning_list {
public:
    void add(std::string_view code, severity weight, std::optional<std::size_t> experiment,
             std::string text, std::string_view remedy) {
        const auto same = [&](const warning& one) {
            return one.code == code && one.experiment == experiment;
        };
        if (std::ranges::none_of(all, same))
            all.push_back(
                {std::string(code), weight, experiment, std::move(text), std::string(remedy)});
    }

    std::vector<warning> all;
};

/// Of a block that never idles: its server shares its thread, and no exchange waits until it is
/// due.
std::optional<double> gauge_of(const report& measured, const block& one) {
    const cell& of = measured.cells[one.cell];
    return of.remote || of.rate_per_s ? std::nullopt : wall_by_cpu(one);
}

void gauge_contention(const report& measured, std::vector<self_check>& checks) {
    struct sums {
        running_median<double> gauges;
        double wall = 0, cpu = 0;
    };
    std::vector<sums> of(checks.size());
    for (const block& one : measured.blocks)
        if (const auto gauge = gauge_of(measured, one)) {
            sums& to = of[measured.cells[one.cell].experiment];
            to.gauges.add(*gauge);
            to.wall += static_cast<double>(one.duration.count());
            to.cpu += static_cast<double>(one.duration.count()) / *gauge;
        }
    for (self_check& check : checks) {
        const sums& from = of[check.experiment];
        if (from.gauges.count() == 0)
            continue;
        check.contention_median = (from.gauges.lower() + from.gauges.upper()) / 2;
        check.contention_mean = from.wall / from.cpu;
    }
}

/// The floor is the same work in every round: what it does over time is the machine's doing.
void look_for_level_shifts(const report& measured, std::vector<self_check>& checks) {
    const auto rounds = rounds_of(measured);
    for (std::size_t i = 0; i < measured.cells.size(); ++i) {
        if (!measured.cells[i].description.traits.is_floor || measured.cells[i].remote)
            continue;
        std::vector<double> floor;
        for (const round_figure& one : figures_of(rounds[i], statistic::median))
            floor.push_back(std::sqrt(one.first * one.second));
        checks[measured.cells[i].experiment].level_shift = level_shift(floor);
    }
}

void warn_of_the_machine(const self_check& check, warning_list& into) {
    const double median = check.contention_median.value_or(1);
    const double mean = check.contention_mean.value_or(1);
    if (median > hopeless)
        into.add("overloaded", severity::invalid, check.experiment,
                 fmt::format("Half of the blocks waited {:.1f} times as long for a processor as "
                             "they used it.",
                             median - 1),
                 quieter);
    else if (std::max(median, mean) > contended)
        into.add("contended", severity::warning, check.experiment,
                 fmt::format("Other work took processor time: wall by CPU time is {:.2f} (median "
                             "block {:.2f}), so means, totals and tails are not to be relied on; "
                             "medians stand it better.",
                             mean, median),
                 quieter);
    if (check.level_shift.value_or(1) > shifted)
        into.add("level-shift", severity::warning, check.experiment,
                 fmt::format("The machine changed its speed during the run: raw TCP was {:.0f} % "
                             "slower at one time than at another.",
                             100 * (*check.level_shift - 1)),
                 "Ratios are paired and stand it better than times; run again, or fix the "
                 "processor's clock.");
}

void warn_of_the_program(const report& measured, warning_list& into) {
    const std::string& build = measured.generator.build_type;
    if (build == "Sanitize")
        into.add("sanitized", severity::invalid, std::nullopt,
                 "The program was built with sanitizers, which change what is measured.",
                 "Measure with a release build.");
    else if (build == "Debug")
        into.add("debug-build", severity::warning, std::nullopt,
                 "The program was not built with optimisation.", "Measure with a release build.");
    const auto& clock = measured.environment.clocksource;
    if (clock && *clock != "tsc" && *clock != "arch_sys_counter" && *clock != "kvm-clock")
        into.add("clock-source", severity::warning, std::nullopt,
                 fmt::format("Reading the clock may be slow: its source is {}.", *clock),
                 "Choose a faster one under /sys/devices/system/clocksource, such as tsc.");
    if (measured.interrupted)
        into.add("interrupted", severity::warning, std::nullopt,
                 "The run was interrupted: this is what was measured until then.",
                 "Let it run to its end.");
}

void warn_of_failures(const report& measured, warning_list& into) {
    std::map<std::size_t, std::size_t> failures;  // of a cell
    for (const trial& one : measured.trials)
        if (one.failure)
            ++failures[one.cell];

    std::map<std::size_t, std::string> names;  // in an experiment
    for (const auto& [cell, count] : failures) {
        std::string& list = names[measured.cells[cell].experiment];
        list += list.empty() ? "" : ", ";
        list += measured.cells[cell].protocol;
        list += count == 1 ? " (once)" : fmt::format(" ({} times)", count);
    }
    for (const auto& [experiment, list] : names)
        into.add("failed", severity::warning, experiment,
                 fmt::format("Failed and took no further part: {}.", list),
                 "The failures name the step; mend that first.");
}

/// Half of the exchanges took no longer, from when they were sent.
std::optional<double> typical_service_ns(const cell_summary& one) {
    if (!one.service)
        return one.median_ns;
    const auto median = one.service->percentile(50);
    return median ? std::optional(static_cast<double>(median->count())) : std::nullopt;
}

void warn_of_delayed_replies(const report& measured, warning_list& into) {
    for (const cell_summary& one : measured.summaries) {
        const cell& of = measured.cells[one.cell];
        const auto typical_ns = typical_service_ns(one);
        if (on_loopback(of) && of.connections == 1 && typical_ns &&
            *typical_ns > std::chrono::nanoseconds(delayed).count())
            into.add("delayed", severity::invalid, of.experiment,
                     fmt::format("{} takes {:.0f} ms on loopback: small writes wait for "
                                 "acknowledgements.",
                                 of.protocol, *typical_ns / 1e6),
                     "Look at TCP_NODELAY in the report's settings.");
    }
}

void warn_of_open_loops(const report& measured, warning_list& into) {
    std::map<std::size_t, std::string> of;
    for (const cell_summary& one : measured.summaries)
        for (const std::string& reason :
             open_loop_validity(measured.cells[one.cell], one).reasons) {
            std::string& text = of[measured.cells[one.cell].experiment];
            text += (text.empty() ? "" : "; ") + measured.cells[one.cell].protocol + ": " + reason;
        }
    for (const auto& [experiment, text] : of)
        into.add("open-loop", severity::invalid, experiment, text + '.',
                 "Ask for a lower --rate, or give it a machine that does nothing else.");
}

void warn_of_the_comparison(const report& measured, const comparison& one, warning_list& into) {
    const std::size_t experiment = measured.cells[one.numerator].experiment;
    const auto both = fmt::format("{} by {}", measured.cells[one.numerator].protocol,
                                  measured.cells[one.denominator].protocol);
    const paired_comparison& of = one.figures;
    if (one.repetitions < enough_repetitions && of.rounds > one.repetitions)
        into.add("few-connections", severity::warning, experiment,
                 fmt::format("All {} rounds of {} were played on {} of each: what they differ by "
                             "may be the connections' and not the protocols'.",
                             of.rounds, both,
                             one.repetitions == 1 ? "one connection" : "two connections"),
                 "Let it repeat, by a longer --max-time or smaller --counts.");
    if (!of.steady)
        into.add("not-steady", severity::invalid, experiment,
                 fmt::format("The ratio of {} never became steady.", both),
                 "Run for longer, with --max-time or --thorough.");
    else if (of.dropped > 0)
        into.add("warm-up", severity::note, experiment,
                 fmt::format("The first {} rounds of {} were left out: they differ from the rest.",
                             of.dropped, both),
                 "Nothing is to be done: what is left is steady.");
    if (of.autocorrelated)
        into.add("autocorrelated", severity::warning, experiment,
                 fmt::format("Neighbouring rounds of {} resemble each other: the interval is "
                             "narrower than it should be.",
                             both),
                 "Run for longer, with --max-time or --thorough.");
    if (of.drifts_within_round)
        into.add(
            "drift", severity::warning, experiment,
            fmt::format("The first blocks of the rounds of {} differ from the second ones.", both),
            "The order of play cancels a steady drift; run again to see whether it stays.");
    if (of.stability_q.value_or(1) > unstable_q)
        into.add("unstable", severity::warning, experiment,
                 fmt::format("The ratio of {} moved {:.1f} times as much from round to round as "
                             "either does by itself: it depends on the state of the machine.",
                             both, std::sqrt(*of.stability_q)),
                 "Run again at other times and compare; --thorough spreads the rounds.");
}

const comparison* primary_comparison(const report& measured, std::size_t experiment) {
    const auto pair = primary_of(measured.cells, measured.config.question, experiment);
    for (const comparison& one : measured.comparisons)
        if (pair && one.statistic == statistic::median &&
            cell_pair{one.numerator, one.denominator} == *pair)
            return &one;
    return nullptr;
}

void warn_of_width(const report& measured, const stopping_outcome& one, warning_list& into) {
    if (one.reached || !one.numerator || !one.half_width)
        return;
    const double wanted = measured.config.stop.precision;
    std::string text;
    if (*one.half_width <= wanted)
        text = fmt::format(
            "The precision of +-{:.3g} % was reached in {} rounds, but on too few "
            "connections: {} repetitions were asked for.",
            100 * wanted, one.rounds, measured.config.stop.repetitions_min);
    else
        text = fmt::format(
            "The precision of +-{:.3g} % was not reached: {} rounds gave +-{:.3g} %{}",
            100 * wanted, one.rounds, 100 * *one.half_width,
            one.rounds_needed ? fmt::format("; it would need about {} rounds.", *one.rounds_needed)
                              : std::string("."));
    into.add("imprecise", severity::note, one.experiment, std::move(text),
             "Give it more time with --max-time, or be content with less by --precision.");
}

}  // namespace

run_checks check_run(const report& measured) {
    run_checks made;
    const std::size_t experiments =
        measured.cells.empty() ? 0 : measured.cells.back().experiment + 1;
    made.checks.resize(experiments);
    for (std::size_t i = 0; i < experiments; ++i)
        made.checks[i].experiment = i;
    gauge_contention(measured, made.checks);
    look_for_level_shifts(measured, made.checks);
    for (const null_ratio& one : null_ratios_of(measured))
        made.checks[measured.cells[one.cell].experiment].null_ratios.push_back(one);
    for (const std::uint64_t i : slow_blocks_of(measured))
        made.checks[measured.cells[measured.blocks[i].cell].experiment].slow_blocks.push_back(i);

    warning_list list;
    warn_of_the_program(measured, list);
    warn_of_failures(measured, list);
    warn_of_delayed_replies(measured, list);
    warn_of_open_loops(measured, list);
    for (const self_check& check : made.checks) {
        warn_of_the_machine(check, list);
        if (const comparison* primary = primary_comparison(measured, check.experiment))
            warn_of_the_comparison(measured, *primary, list);
        for (const stopping_outcome& one : measured.stopping)
            if (one.experiment == check.experiment)
                warn_of_width(measured, one, list);
    }
    made.warnings = std::move(list.all);
    for (self_check& check : made.checks)
        for (const warning& one : made.warnings)
            if (!one.experiment || *one.experiment == check.experiment)
                check.worst = std::max(check.worst, one.weight);
    return made;
}

}  // namespace pingpong
