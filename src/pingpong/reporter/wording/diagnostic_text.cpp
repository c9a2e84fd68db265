#include "pingpong/reporter/wording/diagnostic_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/failure/failure_remedy.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/statistics/independent_units.hpp"

namespace pingpong {
namespace {

/// Parameters that a diagnostic lacks, as one made by hand may, are those of a default.
template <class Parameters>
Parameters parameters_of(const diagnostic& diagnostic) {
    const auto* found = std::get_if<Parameters>(&diagnostic.parameters);
    return found ? *found : Parameters();
}

std::string name_of_cell(const report& report, std::size_t cell) {
    return cell < report.cells.size() ? format_contender(report.cells[cell], verbatim)
                                      : std::string("?");
}

/// The first failure of a contender, without how far it had come; empty: unknown.
std::string first_failure_of(const report& report, std::size_t cell) {
    const auto failed = [cell](const trial& trial) { return trial.cell == cell && trial.failure; };
    const auto found = std::ranges::find_if(report.trials, failed);
    if (found == report.trials.end())
        return {};
    return found->failure->substr(0, found->failure->rfind(" (after "));
}

/// What to do about all contenders that failed; empty: not the same for all.
std::string_view common_remedy(const report& report, const failed_contenders& failed) {
    std::string_view common;
    for (const auto& [cell, trials] : failed.contenders) {
        const std::string_view remedy = remedy_of_failure(first_failure_of(report, cell));
        if (remedy.empty() || (!common.empty() && remedy != common))
            return {};
        common = remedy;
    }
    return common;
}

std::string_view remedy_of(const report& report, const diagnostic& diagnostic) {
    if (diagnostic.kind == diagnostic_kind::failed)
        if (const auto* failed = std::get_if<failed_contenders>(&diagnostic.parameters))
            if (const auto remedy = common_remedy(report, *failed); !remedy.empty())
                return remedy;
    return remedy_of(diagnostic.kind);
}

/// Contenders that failed in the same way together: "HTTP keep-alive, HTTP reconnect failed: ...".
std::string format_failures(const report& report, const failed_contenders& failed) {
    std::vector<std::pair<std::string, std::string>> ways;  // the failure, and who failed so
    for (const auto& [cell, trials] : failed.contenders) {
        const std::string failure = first_failure_of(report, cell);
        const std::string name = name_of_cell(report, cell);
        const auto known =
            std::ranges::find(ways, failure, &std::pair<std::string, std::string>::first);
        if (known == ways.end())
            ways.emplace_back(failure, name);
        else
            known->second += ", " + name;
    }
    std::string text;
    for (const auto& [failure, names] : ways)
        text += fmt::format("{}{} failed{}{}", text.empty() ? "" : "; ", names,
                            failure.empty() ? "" : ": ", failure);
    return text.empty() ? "A contender failed" : text;
}

/// "rank 2 on host-b: killed by signal 9".
std::string format_missing_rank(const missing_rank& missing) {
    std::string text = fmt::format("rank {}", missing.rank);
    if (!missing.host.empty())
        text += " on " + missing.host;
    return missing.reason.empty() ? text : text + ": " + missing.reason;
}

/// "1 of 4 ranks is missing (rank 2 on host-b: killed by signal 9)".
std::string format_missing_ranks(const missing_rank_list& all) {
    constexpr std::size_t max_named = 4;
    std::string names;
    for (std::size_t i = 0; i < all.missing.size() && i < max_named; ++i)
        names += (i == 0 ? "" : "; ") + format_missing_rank(all.missing[i]);
    if (all.missing.size() > max_named)
        names += fmt::format("; and {} more", all.missing.size() - max_named);
    return fmt::format("{} of {} {} missing ({})", all.missing.size(),
                       format_count(all.ranks, "rank"), all.missing.size() == 1 ? "is" : "are",
                       names);
}

/// "3 ranks share 2 processors of host-a".
std::string format_sharing(const processor_sharing& sharing) {
    const std::string place = sharing.host.empty() ? "" : " of " + sharing.host;
    if (sharing.load)
        return fmt::format("{} share the processors{} with others, at a load of {:.1f}",
                           format_count(sharing.ranks, "rank"), place, *sharing.load);
    return fmt::format("{} share {}{}", format_count(sharing.ranks, "rank"),
                       format_count(sharing.processors, "processor"), place);
}

std::string format_reply_sizes(const report& report, const reply_sizes& sizes) {
    const std::string first = name_of_cell(report, sizes.first);
    const std::string second = name_of_cell(report, sizes.second);
    if (sizes.first_bytes == sizes.second_bytes)
        return fmt::format("The replies over {} and {} differ", first, second);
    return fmt::format("The replies differ: {} over {}, {} over {}",
                       format_count(sizes.first_bytes, "byte"), first,
                       format_count(sizes.second_bytes, "byte"), second);
}

/// "once", "twice", "5 times".
std::string format_times(std::uint64_t count) {
    if (count == 1)
        return "once";
    return count == 2 ? "twice" : format_count(count, "time");
}

/// "HTTP keep-alive reconnected 5 times in 5000 exchanges".
std::string format_reconnections(const report& report, const reconnections& all) {
    std::string text;
    for (const auto& [cell, count, exchanges] : all.contenders)
        text += fmt::format("{}{} reconnected {} in {}", text.empty() ? "" : "; ",
                            name_of_cell(report, cell), format_times(count),
                            format_count(exchanges, "exchange"));
    return text;
}

double microseconds(round_trip time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

/// One overload per alternative of `open_loop_problem`.
struct open_loop_format {
    const pingpong::report& report;
    std::size_t cell;

    std::string operator()(const missed_rate& problem) const {
        const std::string achieved =
            fmt::format("{:.0f} of {:.0f}/s", problem.achieved_per_s, problem.rate_per_s);
        const auto trip = median_service();
        if (!trip || max_rate_of(*trip) >= problem.rate_per_s)
            return achieved + ", the most that server or client can do";
        const double busy = problem.rate_per_s * std::chrono::duration<double>(*trip).count();
        return fmt::format("{}, one exchange in flight: use --connections {}", achieved,
                           static_cast<std::uint64_t>(busy) + 1);
    }
    std::string operator()(const late_requests& problem) const {
        return fmt::format("requests sent late (p99 {:.1f} us of {:.1f} us)",
                           microseconds(problem.lag_p99), microseconds(problem.response_p99));
    }
    std::string operator()(const no_exchanges&) const { return "nothing was measured"; }

private:
    std::optional<round_trip> median_service() const {
        if (cell >= report.cells.size() || cell >= report.summaries.size())
            return std::nullopt;
        const auto& service = report.summaries[cell].service;
        return service ? service->percentile(50) : std::nullopt;
    }

    /// The exchanges per second that the connections of the contender can have at most.
    double max_rate_of(round_trip trip) const {
        return static_cast<double>(report.cells[cell].connections) /
               std::chrono::duration<double>(trip).count();
    }
};

std::string format_open_loops(const report& report, const open_loop_problems& all) {
    std::string text;
    for (const auto& [cell, problems] : all.contenders)
        for (const open_loop_problem& problem : problems)
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", name_of_cell(report, cell),
                                std::visit(open_loop_format{report, cell}, problem));
    return text;
}

/// "The service sped up in this run: WebSocket from 163 to 34.1 us".
std::string format_service_speed(const report& report, const service_speed& speed) {
    const auto us = [](round_trip time) {
        return std::chrono::duration<double, std::micro>(time).count();
    };
    return fmt::format("The service sped up in this run: {} from {:.3g} to {:.3g} us",
                       name_of_cell(report, speed.cell), us(speed.first), us(speed.rest));
}

std::string format_missed_precision(const missed_precision& missed) {
    if (missed.half_width <= missed.precision)
        return fmt::format("Precision +-{:.3g} % on too few connections: {} repetitions needed",
                           100 * missed.precision, missed.min_repetitions);
    const std::string needed =
        missed.rounds_needed ? fmt::format(" (about {} rounds)", *missed.rounds_needed) : "";
    return fmt::format("Precision +-{:.2g} % after {}; +-{:.2g} % needs more time{}",
                       100 * missed.half_width, format_count(missed.rounds, "round"),
                       100 * missed.precision, needed);
}

std::string format_limited_precision(const missed_precision& missed) {
    return fmt::format("Precision +-{:.2g} %, not +-{:.2g} %: {} differ by +-{:.2g} %",
                       100 * missed.half_width, 100 * missed.precision,
                       missed.processes < min_processes ? "processes and runs" : "runs",
                       100 * missed.unseen_half_width);
}

/// "The ratio" that the run asks for, or both names.
std::string format_ratio_name(const report& report, const ratio_quality& quality) {
    const question& question = report.config.question;
    const bool known =
        quality.numerator < report.cells.size() && quality.denominator < report.cells.size();
    if (known && report.cells[quality.numerator].protocol == question.numerator &&
        report.cells[quality.denominator].protocol == question.denominator)
        return "The ratio";
    return fmt::format("{} / {}", name_of_cell(report, quality.numerator),
                       name_of_cell(report, quality.denominator));
}

std::string format_ratio_quality(const report& report, diagnostic_kind kind,
                                 const ratio_quality& quality) {
    switch (kind) {
        case diagnostic_kind::few_connections:
            return fmt::format("Only {} each, which may explain the difference",
                               quality.repetitions == 1 ? "one connection" : "two connections");
        case diagnostic_kind::not_steady:
            return format_ratio_name(report, quality) + " never became steady";
        case diagnostic_kind::warm_up:
            return fmt::format("Dropped the first {} as warm-up",
                               format_count(quality.dropped, "round"));
        case diagnostic_kind::autocorrelated:
            return "Neighbouring rounds are correlated: the interval is too narrow";
        case diagnostic_kind::drift:
            return format_ratio_name(report, quality) + " drifts within rounds";
        case diagnostic_kind::unstable:
            return fmt::format("{} is unstable: {:.1f} times the noise",
                               format_ratio_name(report, quality), std::sqrt(quality.stability_q));
        default:
            return format_ratio_name(report, quality) + " is one of several comparisons";
    }
}

/// How bad it is; only to be compared with that of the same kind.
double gravity_of(const diagnostic& diagnostic) {
    if (const auto* speed = std::get_if<speed_change>(&diagnostic.parameters))
        return speed->ratio;
    if (const auto* contention = std::get_if<processor_contention>(&diagnostic.parameters))
        return std::max(contention->mean, contention->median);
    if (const auto* quality = std::get_if<ratio_quality>(&diagnostic.parameters))
        return quality->stability_q;
    if (const auto* sharing = std::get_if<processor_sharing>(&diagnostic.parameters))
        return sharing->load.value_or(static_cast<double>(sharing->ranks) /
                                      static_cast<double>(sharing->processors));
    if (const auto* missed = std::get_if<missed_precision>(&diagnostic.parameters))
        return missed->half_width;
    return 0;
}

/// The settings that diagnostics are about: " at 16 KiB", " (4 of 9 settings)".
std::string format_place(const std::vector<std::string>& settings,
                         const std::set<std::size_t>& experiments) {
    if (experiments.empty() || experiments.size() >= settings.size())
        return {};
    constexpr std::size_t max_named = 2, max_text = 24;
    std::string text;
    for (const std::size_t experiment : experiments)
        if (experiment < settings.size())
            text += (text.empty() ? " at " : ", ") + settings[experiment];
    if (experiments.size() <= max_named && text.size() <= max_text)
        return text;
    return fmt::format(" ({} of {} settings)", experiments.size(), settings.size());
}

std::string append_remedy(const std::string& finding, std::string_view remedy) {
    return remedy.empty() ? finding : fmt::format("{}: {}", finding, remedy);
}

/// What all diagnostics of a kind say together; nullopt: there are none.
std::optional<worded_warning> format_kind(const report& report,
                                          const std::vector<std::string>& settings,
                                          diagnostic_kind kind, escaper escape) {
    const diagnostic* gravest = nullptr;
    std::set<std::size_t> experiments;
    for (const diagnostic& each : report.diagnostics) {
        if (each.kind != kind)
            continue;
        if (!gravest || gravity_of(each) > gravity_of(*gravest))
            gravest = &each;
        if (each.experiment)
            experiments.insert(*each.experiment);
    }
    if (!gravest)
        return std::nullopt;
    worded_warning warning;
    warning.kind = kind;
    warning.severity = gravest->severity();
    warning.finding =
        escape(format_diagnostic(report, *gravest) + format_place(settings, experiments));
    warning.text = append_remedy(warning.finding, remedy_of(report, *gravest));
    return warning;
}

}  // namespace

std::string format_diagnostic(const report& report, const diagnostic& diagnostic) {
    switch (diagnostic.kind) {
        case diagnostic_kind::sanitized_build:
            return "Built with sanitizers";
        case diagnostic_kind::debug_build:
            return "Built without optimization";
        case diagnostic_kind::slow_clock:
            return fmt::format("Slow clock source {}",
                               parameters_of<clock_source>(diagnostic).name);
        case diagnostic_kind::interrupted:
            return "Interrupted: partial report";
        case diagnostic_kind::missing_ranks:
            return format_missing_ranks(parameters_of<missing_rank_list>(diagnostic));
        case diagnostic_kind::shared_processors:
            return format_sharing(parameters_of<processor_sharing>(diagnostic));
        case diagnostic_kind::void_blocks: {
            const auto share = parameters_of<void_share>(diagnostic);
            return fmt::format("{} of {} void, as a rank was late", share.blocks,
                               format_count(share.played, "block"));
        }
        case diagnostic_kind::unverified:
            return "The server's certificate was not verified (--insecure)";
        case diagnostic_kind::failed:
            return format_failures(report, parameters_of<failed_contenders>(diagnostic));
        case diagnostic_kind::delayed_replies: {
            const auto delayed = parameters_of<reply_delay>(diagnostic);
            return fmt::format("{} waits 40 ms in {:.0f} % of exchanges",
                               name_of_cell(report, delayed.cell), 100 * delayed.share);
        }
        case diagnostic_kind::different_replies:
            return format_reply_sizes(report, parameters_of<reply_sizes>(diagnostic));
        case diagnostic_kind::reconnected:
            return format_reconnections(report, parameters_of<reconnections>(diagnostic));
        case diagnostic_kind::service_warm_up:
            return format_service_speed(report, parameters_of<service_speed>(diagnostic));
        case diagnostic_kind::open_loop:
            return format_open_loops(report, parameters_of<open_loop_problems>(diagnostic));
        case diagnostic_kind::overloaded:
            return fmt::format("Processors overloaded: waited {:.1f} times as long as it worked",
                               parameters_of<processor_contention>(diagnostic).median - 1);
        case diagnostic_kind::contended: {
            const auto contention = parameters_of<processor_contention>(diagnostic);
            return fmt::format("CPU contention {:.0f} %",
                               100 * (std::max(contention.mean, contention.median) - 1));
        }
        case diagnostic_kind::level_shift:
            return fmt::format("Machine speed varied by {:.0f} %",
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
            return "measure with a release build";
        case diagnostic_kind::slow_clock:
            return "switch the kernel to tsc";
        case diagnostic_kind::missing_ranks:
            return "find out why, then run again";
        case diagnostic_kind::shared_processors:
            return "use fewer ranks, or mpirun --map-by core --bind-to core";
        case diagnostic_kind::void_blocks:
            return "use fewer ranks, or quieter machines";
        case diagnostic_kind::delayed_replies:
            return "check TCP_NODELAY of the server";
        case diagnostic_kind::different_replies:
            return "the ratio compares different work";
        case diagnostic_kind::reconnected:
            return "its time is part of those exchanges";
        case diagnostic_kind::service_warm_up:
            return "run again with --warmup 5s";
        case diagnostic_kind::open_loop:
            return "lower --rate, or raise --connections";
        case diagnostic_kind::overloaded:
            return "use a quieter machine";
        case diagnostic_kind::contended:
            return "trust medians, not means or tails";
        case diagnostic_kind::level_shift:
            return "trust ratios, not times";
        case diagnostic_kind::few_connections:
            return "raise --max-time";
        case diagnostic_kind::drift:
        case diagnostic_kind::unstable:
            return "run again later";
        case diagnostic_kind::limited:
            return "merge runs, or self-test --calibrate";
        case diagnostic_kind::imprecise:
            return "raise --max-time";
        case diagnostic_kind::not_steady:
        case diagnostic_kind::autocorrelated:
        case diagnostic_kind::many_comparisons:
            return "use --thorough";
        case diagnostic_kind::unverified:
            return "trust its authority with --ca";
        case diagnostic_kind::failed:
            return "fix that, then run again";
        case diagnostic_kind::interrupted:
        case diagnostic_kind::warm_up:
            break;
    }
    return {};
}

std::string format_with_remedy(const report& report, const diagnostic& diagnostic) {
    return append_remedy(format_diagnostic(report, diagnostic), remedy_of(report, diagnostic));
}

std::vector<worded_warning> format_warnings(const report& report, escaper escape) {
    const std::vector<std::string> settings = format_distinctions(report);
    std::vector<worded_warning> warnings;
    std::set<diagnostic_kind> known;
    for (const diagnostic& each : report.diagnostics)
        if (known.insert(each.kind).second)
            if (auto warning = format_kind(report, settings, each.kind, escape))
                warnings.push_back(std::move(*warning));
    std::ranges::stable_sort(warnings, std::ranges::greater(), &worded_warning::severity);
    return warnings;
}

std::string_view format_severity(severity severity) noexcept {
    switch (severity) {
        case severity::note:
            return "Note";
        case severity::warning:
            return "CAUTION";
        case severity::invalid:
            break;
    }
    return "INVALID";
}

std::vector<std::string> format_warning_lines(const report& report, escaper escape) {
    std::vector<std::string> lines;
    for (const worded_warning& warning : format_warnings(report, escape))
        lines.push_back(fmt::format("{}: {}", format_severity(warning.severity), warning.text));
    return lines;
}

}  // namespace pingpong
