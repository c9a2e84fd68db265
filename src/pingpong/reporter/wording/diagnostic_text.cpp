#include "pingpong/reporter/wording/diagnostic_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>
#include <variant>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/statistics/independent_units.hpp"

namespace pingpong {
namespace {

constexpr std::string_view quieter_machine =
    "Run again when the machine does nothing else, or with --max-time or --thorough for longer.";
constexpr std::string_view longer_run = "Run for longer, with --max-time or --thorough.";

/// Parameters that a diagnostic lacks, as one made by hand may, are those of a default.
template <class Parameters>
Parameters parameters_of(const diagnostic& diagnostic) {
    const auto* found = std::get_if<Parameters>(&diagnostic.parameters);
    return found ? *found : Parameters();
}

std::string name_of_cell(const report& report, std::size_t cell) {
    return cell < report.cells.size() ? report.cells[cell].protocol : std::string("?");
}

std::string format_failures(const report& report, const failed_contenders& failed) {
    std::string list;
    for (const auto& [cell, trials] : failed.contenders)
        list += fmt::format("{}{}{}", list.empty() ? "" : ", ", name_of_cell(report, cell),
                            trials == 1 ? " (once)" : fmt::format(" ({} times)", trials));
    return fmt::format("Failed and took no further part: {}.", list);
}

double microseconds(round_trip time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

/// One overload per alternative of `open_loop_problem`.
struct open_loop_format {
    std::string operator()(const missed_rate& problem) const {
        return fmt::format(
            "{:.0f} exchanges/s of {:.0f} were achieved, and 99 % are needed: the "
            "server or this program cannot keep that rate",
            problem.achieved_per_s, problem.rate_per_s);
    }
    std::string operator()(const late_requests& problem) const {
        return fmt::format(
            "the 99th percentile of the lag is {:.1f} us, above 10 % of that of the "
            "response time, {:.1f} us: this program sent too late",
            microseconds(problem.lag_p99), microseconds(problem.response_p99));
    }
    std::string operator()(const no_exchanges&) const { return "nothing was measured"; }
};

std::string format_open_loops(const report& report, const open_loop_problems& all) {
    std::string text;
    for (const auto& [cell, problems] : all.contenders)
        for (const open_loop_problem& problem : problems)
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", name_of_cell(report, cell),
                                std::visit(open_loop_format(), problem));
    return text + '.';
}

std::string format_missed_precision(const missed_precision& missed) {
    if (missed.half_width <= missed.precision)
        return fmt::format(
            "The precision of +-{:.3g} % was reached in {} rounds, but on too few "
            "connections: {} repetitions were asked for.",
            100 * missed.precision, missed.rounds, missed.min_repetitions);
    return fmt::format("The precision of +-{:.3g} % was not reached: {} rounds gave +-{:.3g} %{}",
                       100 * missed.precision, missed.rounds, 100 * missed.half_width,
                       missed.rounds_needed
                           ? fmt::format("; it would need about {} rounds.", *missed.rounds_needed)
                           : std::string("."));
}

std::string format_limited_precision(const missed_precision& missed) {
    return fmt::format(
        "The claim is within +-{:.3g} %, not +-{:.3g} %: {} differ by +-{:.3g} % whatever one run "
        "sees.",
        100 * missed.half_width, 100 * missed.precision,
        missed.processes < min_processes ? "processes and runs" : "runs",
        100 * missed.unseen_half_width);
}

std::string format_ratio_quality(const report& report, diagnostic_kind kind,
                                 const ratio_quality& quality) {
    const std::string ratio = fmt::format("{} by {}", name_of_cell(report, quality.numerator),
                                          name_of_cell(report, quality.denominator));
    switch (kind) {
        case diagnostic_kind::few_connections:
            return fmt::format(
                "All {} rounds of {} were played on {} of each: what they differ by may be the "
                "connections' and not the protocols'.",
                quality.rounds, ratio,
                quality.repetitions == 1 ? "one connection" : "two connections");
        case diagnostic_kind::not_steady:
            return fmt::format("The ratio of {} never became steady.", ratio);
        case diagnostic_kind::warm_up:
            return fmt::format(
                "The first {} rounds of {} were left out: they differ from the rest.",
                quality.dropped, ratio);
        case diagnostic_kind::autocorrelated:
            return fmt::format(
                "Neighbouring rounds of {} resemble each other: the interval is "
                "narrower than it should be.",
                ratio);
        case diagnostic_kind::drift:
            return fmt::format("The first blocks of the rounds of {} differ from the second ones.",
                               ratio);
        case diagnostic_kind::unstable:
            return fmt::format(
                "The ratio of {} moved {:.1f} times as much from round to round as "
                "either does by itself: it depends on the state of the machine.",
                ratio, std::sqrt(quality.stability_q));
        default:
            return fmt::format("The difference of {} may be one of many by chance.", ratio);
    }
}

std::string_view format_severity(severity severity) {
    switch (severity) {
        case severity::note:
            return "Note";
        case severity::warning:
            return "WARNING";
        case severity::invalid:
            break;
    }
    return "INVALID";
}

/// The experiment that a warning is about, where there are several.
std::string format_place(const std::vector<experiment_view>& views, const diagnostic& diagnostic) {
    if (views.size() < 2 || !diagnostic.experiment)
        return {};
    for (const experiment_view& view : views)
        if (view.index == *diagnostic.experiment)
            return format_experiment(view) + ": ";
    return {};
}

}  // namespace

std::string format_diagnostic(const report& report, const diagnostic& diagnostic) {
    switch (diagnostic.kind) {
        case diagnostic_kind::sanitized_build:
            return "The program was built with sanitizers, which change what is measured.";
        case diagnostic_kind::debug_build:
            return "The program was not built with optimisation.";
        case diagnostic_kind::slow_clock:
            return fmt::format("Reading the clock may be slow: its source is {}.",
                               parameters_of<clock_source>(diagnostic).name);
        case diagnostic_kind::interrupted:
            return "The run was interrupted: this is what was measured until then.";
        case diagnostic_kind::failed:
            return format_failures(report, parameters_of<failed_contenders>(diagnostic));
        case diagnostic_kind::delayed_replies: {
            const auto delayed = parameters_of<reply_delay>(diagnostic);
            return fmt::format(
                "{} takes {:.0f} ms on loopback: small writes wait for "
                "acknowledgements.",
                name_of_cell(report, delayed.cell), delayed.median_ns / 1e6);
        }
        case diagnostic_kind::open_loop:
            return format_open_loops(report, parameters_of<open_loop_problems>(diagnostic));
        case diagnostic_kind::overloaded:
            return fmt::format(
                "Half of the blocks waited {:.1f} times as long for a processor as "
                "they used it.",
                parameters_of<processor_contention>(diagnostic).median - 1);
        case diagnostic_kind::contended: {
            const auto contention = parameters_of<processor_contention>(diagnostic);
            return fmt::format(
                "Other work took processor time: wall by CPU time is {:.2f} (median "
                "block {:.2f}), so means, totals and tails are not to be relied on; "
                "medians stand it better.",
                contention.mean, contention.median);
        }
        case diagnostic_kind::level_shift:
            return fmt::format(
                "The machine changed its speed during the run: raw TCP was {:.0f} % "
                "slower at one time than at another.",
                100 * (parameters_of<speed_change>(diagnostic).ratio - 1));
        case diagnostic_kind::imprecise:
            return format_missed_precision(parameters_of<missed_precision>(diagnostic));
        case diagnostic_kind::limited:
            return format_limited_precision(parameters_of<missed_precision>(diagnostic));
        default:
            return format_ratio_quality(report, diagnostic.kind,
                                        parameters_of<ratio_quality>(diagnostic));
    }
}

std::string_view remedy_of(diagnostic_kind kind) noexcept {
    switch (kind) {
        case diagnostic_kind::sanitized_build:
        case diagnostic_kind::debug_build:
            return "Measure with a release build.";
        case diagnostic_kind::slow_clock:
            return "Choose a faster one under /sys/devices/system/clocksource, such as tsc.";
        case diagnostic_kind::interrupted:
            return "Let it run to its end.";
        case diagnostic_kind::failed:
            return "The failures name the step; mend that first.";
        case diagnostic_kind::delayed_replies:
            return "Look at TCP_NODELAY in the report's settings.";
        case diagnostic_kind::open_loop:
            return "Ask for a lower --rate, or give it a machine that does nothing else.";
        case diagnostic_kind::overloaded:
        case diagnostic_kind::contended:
            return quieter_machine;
        case diagnostic_kind::level_shift:
            return "Ratios are paired and stand it better than times; run again, or fix the "
                   "processor's clock.";
        case diagnostic_kind::few_connections:
            return "Let it repeat, by a longer --max-time or smaller --counts.";
        case diagnostic_kind::warm_up:
            return "Nothing is to be done: what is left is steady.";
        case diagnostic_kind::drift:
            return "The order of play cancels a steady drift; run again to see whether it stays.";
        case diagnostic_kind::unstable:
            return "Run again at other times and compare; --thorough spreads the rounds.";
        case diagnostic_kind::limited:
            return "Merge several runs, or measure how much they differ on this machine with "
                   "pingpong self-test --calibrate.";
        case diagnostic_kind::imprecise:
            return "Give it more time with --max-time, or be content with less by --precision.";
        case diagnostic_kind::not_steady:
        case diagnostic_kind::autocorrelated:
        case diagnostic_kind::many_comparisons:
            break;
    }
    return longer_run;
}

std::vector<worded_warning> format_warnings(const report& report, escaper escape) {
    const std::vector<experiment_view> views = view_experiments(report);
    std::vector<worded_warning> warnings;
    std::set<std::string_view> remedies;
    for (const severity severity : {severity::invalid, severity::warning, severity::note})
        for (const diagnostic& diagnostic : report.diagnostics) {
            if (diagnostic.severity() != severity)
                continue;
            std::string text =
                format_place(views, diagnostic) + escape(format_diagnostic(report, diagnostic));
            const std::string_view remedy = remedy_of(diagnostic.kind);
            if (remedies.insert(remedy).second)
                text += ' ' + escape(remedy);
            warnings.push_back({severity, std::move(text)});
        }
    return warnings;
}

std::vector<std::string> format_warning_lines(const report& report, escaper escape) {
    std::vector<std::string> lines;
    for (const worded_warning& warning : format_warnings(report, escape))
        lines.push_back(fmt::format("{}: {}", format_severity(warning.severity), warning.text));
    return lines;
}

}  // namespace pingpong
