#include "pingpong/analysis/diagnose.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "pingpong/analysis/conditions/ranks.hpp"
#include "pingpong/analysis/conditions/service_warm_up.hpp"
#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_units.hpp"
#include "pingpong/statistics/percentile.hpp"
#include "pingpong/statistics/steadiness.hpp"

namespace pingpong {

namespace {

/// The limit for medians; \p medians is not empty.
round_trip outer_fence(std::vector<round_trip> medians) {
    std::ranges::sort(medians);
    const round_trip lower = percentile(medians, 25).value();
    const round_trip upper = percentile(medians, 75).value();
    return upper + 3 * (upper - lower);
}

void find_contention(const report& report, std::vector<experiment_checks>& checks) {
    struct sums {
        running_median<double> ratios;
        double wall_ns = 0;
        double cpu_ns = 0;
    };
    std::vector<sums> all(checks.size());
    for (const block& block : report.blocks) {
        const cell& cell = report.cells[block.cell];
        const auto ratio = wall_cpu_ratio(block);
        const bool may_idle = cell.remote || cell.rate_per_s;
        if (!ratio || may_idle)
            continue;
        sums& experiment = all[cell.experiment];
        experiment.ratios.add(*ratio);
        experiment.wall_ns += static_cast<double>(block.duration.count());
        experiment.cpu_ns += static_cast<double>(block.duration.count()) / *ratio;
    }
    for (experiment_checks& each : checks) {
        const sums& experiment = all[each.experiment];
        if (experiment.ratios.count() == 0)
            continue;
        each.contention_median = (experiment.ratios.lower() + experiment.ratios.upper()) / 2;
        each.contention_mean = experiment.wall_ns / experiment.cpu_ns;
    }
}

/// The machine and the processor that a process ran on, as far as that is known.
using process_place = std::pair<std::size_t, std::optional<std::uint64_t>>;

process_place place_of_process(const report& report, std::size_t process) {
    if (process >= report.processes.size())
        return {0, std::nullopt};
    return {report.processes[process].machine, report.processes[process].processor};
}

/// The floor does the same work in every round, so that its changes over time are the machine's.
/// Processors differ from each other all the time, so each is looked at by itself.
void find_level_shifts(const report& report, std::vector<experiment_checks>& checks) {
    const auto rounds = rounds_of(report);
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        if (!report.cells[i].description.traits.is_floor || report.cells[i].remote)
            continue;
        const auto figures = figures_of(rounds[i], statistic::median);
        std::map<process_place, std::vector<double>> floors;
        for (std::size_t j = 0; j < figures.size(); ++j)
            floors[place_of_process(report, rounds[i][j].first->process)].push_back(
                std::sqrt(figures[j].first * figures[j].second));
        auto& shift = checks[report.cells[i].experiment].level_shift;
        for (const auto& [processor, floor] : floors)
            shift = std::max(shift, level_shift(floor));
    }
}

}  // namespace

std::optional<double> wall_cpu_ratio(const block& block) noexcept {
    const auto cpu = block.usage.user + block.usage.system;
    if (cpu.count() <= 0 || block.duration.count() <= 0)
        return std::nullopt;
    return static_cast<double>(block.duration.count()) / static_cast<double>(cpu.count());
}

std::vector<std::uint64_t> find_slow_blocks(const report& report) {
    std::map<std::size_t, std::vector<round_trip>> medians;  // by cell
    for (const block& block : report.blocks)
        medians[block.cell].push_back(block.round_trips.p50);
    std::map<std::size_t, round_trip> fences;
    for (auto& [cell, of_blocks] : medians)
        fences.emplace(cell, outer_fence(std::move(of_blocks)));

    std::vector<std::uint64_t> slow;
    for (std::size_t i = 0; i < report.blocks.size(); ++i)
        if (report.blocks[i].round_trips.p50 > fences.at(report.blocks[i].cell))
            slow.push_back(i);
    return slow;
}

std::vector<null_ratio> null_ratios_of(const report& report) {
    const auto rounds = rounds_of(report);
    std::vector<null_ratio> all;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        if (!mirrored(report.cells[i]))
            continue;
        std::vector<double> differences;
        for (const round_figure& figure : figures_of(rounds[i], statistic::median))
            differences.push_back(std::log(figure.first / figure.second));
        if (const auto mean = mean_of(differences, report.config.question.confidence))
            all.push_back({i, exp_of(*mean)});
    }
    return all;
}

std::vector<experiment_checks> check_experiments(const report& report) {
    std::vector<experiment_checks> checks(experiment_count(report));
    for (std::size_t i = 0; i < checks.size(); ++i)
        checks[i].experiment = i;
    find_contention(report, checks);
    find_level_shifts(report, checks);
    for (const null_ratio& each : null_ratios_of(report))
        checks[report.cells[each.cell].experiment].null_ratios.push_back(each);
    for (const std::uint64_t i : find_slow_blocks(report))
        checks[report.cells[report.blocks[i].cell].experiment].slow_blocks.push_back(i);
    return checks;
}

namespace {

constexpr double max_contention = 1.10;
constexpr double max_contention_for_medians = 3.0;
constexpr double max_level_shift = 1.10;

/// Above this, the spread of a ratio is due to the machine rather than chance; see `stability_q`.
constexpr double max_stability_q = 2.5;

/// A reply that waits for a delayed acknowledgement takes 40 ms: the least time for which Linux
/// delays one (TCP_DELACK_MIN). Handlers that are slow take other times.
constexpr std::chrono::nanoseconds min_delayed = std::chrono::milliseconds(38);
constexpr std::chrono::nanoseconds max_delayed = std::chrono::milliseconds(46);
constexpr std::chrono::nanoseconds max_undelayed = std::chrono::milliseconds(20);
constexpr double min_delayed_share = 0.05;

/// What neither is delayed nor comes at once is a slow handler's, or a slow network's.
constexpr double max_unexplained_share = 0.05;

constexpr double min_share_of_rate = 0.99;
constexpr double max_share_of_response = 0.10;

void diagnose_program(const report& report, std::vector<diagnostic>& all) {
    const std::string& build = report.generator.build_type;
    if (build == "Sanitize")
        all.push_back({diagnostic_kind::sanitized_build, std::nullopt, {}});
    else if (build == "Debug")
        all.push_back({diagnostic_kind::debug_build, std::nullopt, {}});
    const auto& clock = report.environment.clocksource;
    if (clock && *clock != "tsc" && *clock != "arch_sys_counter" && *clock != "kvm-clock")
        all.push_back({diagnostic_kind::slow_clock, std::nullopt, clock_source{*clock}});
    if (report.interrupted)
        all.push_back({diagnostic_kind::interrupted, std::nullopt, {}});
    const auto is_unverified = [](const cell& each) { return each.tls && !each.tls->verified; };
    if (std::ranges::any_of(report.cells, is_unverified))
        all.push_back({diagnostic_kind::unverified, std::nullopt, {}});
}

void diagnose_failures(const report& report, std::vector<diagnostic>& all) {
    std::map<std::size_t, std::uint64_t> failures;  // by cell
    for (const trial& trial : report.trials)
        if (trial.failure)
            ++failures[trial.cell];
    std::map<std::size_t, failed_contenders> experiments;
    for (const auto& [cell, trials] : failures)
        experiments[report.cells[cell].experiment].contenders.push_back({cell, trials});
    for (auto& [experiment, failed] : experiments)
        all.push_back({diagnostic_kind::failed, experiment, std::move(failed)});
}

/// The share of values in [from, to].
double share_between(const histogram& values, std::chrono::nanoseconds from,
                     std::chrono::nanoseconds to) {
    std::uint64_t between = 0;
    for (const auto& [index, count] : values.buckets())
        if (histogram::low_of(index) >= static_cast<std::uint64_t>(from.count()) &&
            histogram::high_of(index) <= static_cast<std::uint64_t>(to.count()))
            between += count;
    return values.count() == 0 ? 0
                               : static_cast<double>(between) / static_cast<double>(values.count());
}

/// One per experiment: the first contender whose replies come at once or after 40 ms, and nothing
/// between.
void diagnose_delayed_replies(const report& report, std::vector<diagnostic>& all) {
    std::map<std::size_t, reply_delay> experiments;
    for (const cell_summary& summary : report.summaries) {
        const cell& cell = report.cells[summary.cell];
        if (!on_loopback(cell) || cell.connections != 1)
            continue;
        const histogram& times = summary.service ? *summary.service : summary.round_trips;
        const double delayed = share_between(times, min_delayed, max_delayed);
        const double prompt = share_between(times, std::chrono::nanoseconds(0), max_undelayed);
        if (delayed >= min_delayed_share && delayed + prompt >= 1 - max_unexplained_share)
            experiments.try_emplace(cell.experiment, reply_delay{summary.cell, delayed});
    }
    for (const auto& [experiment, delay] : experiments)
        all.push_back({diagnostic_kind::delayed_replies, experiment, delay});
}

/// One per experiment: what WebSocket gets against what HTTP gets.
void diagnose_different_replies(const report& report, std::vector<diagnostic>& all) {
    std::map<std::size_t, std::size_t> websockets;  // the first cell of each experiment
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        if (report.cells[i].reply &&
            report.cells[i].description.traits.family == protocol_family::websocket)
            websockets.try_emplace(report.cells[i].experiment, i);
    std::map<std::size_t, reply_sizes> experiments;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        const cell& cell = report.cells[i];
        const auto websocket = websockets.find(cell.experiment);
        if (websocket == websockets.end() || !cell.reply ||
            cell.description.traits.family != protocol_family::http)
            continue;
        const reply_facts& first = *report.cells[websocket->second].reply;
        if (first != *cell.reply)
            experiments.try_emplace(
                cell.experiment, reply_sizes{websocket->second, i, first.bytes, cell.reply->bytes});
    }
    for (const auto& [experiment, sizes] : experiments)
        all.push_back({diagnostic_kind::different_replies, experiment, sizes});
}

void diagnose_reconnections(const report& report, std::vector<diagnostic>& all) {
    std::map<std::size_t, reconnections::contender> cells;
    for (const block& block : report.blocks) {
        const cell& cell = report.cells[block.cell];
        if (cell.description.traits.use != connection_use::kept)
            continue;
        reconnections::contender& counted = cells[block.cell];
        counted.cell = block.cell;
        counted.count += block.traffic.connections;
        counted.exchanges += block.exchanges;
    }
    std::map<std::size_t, reconnections> experiments;
    for (const auto& [cell, counted] : cells)
        if (counted.count > 0)
            experiments[report.cells[cell].experiment].contenders.push_back(counted);
    for (auto& [experiment, found] : experiments)
        all.push_back({diagnostic_kind::reconnected, experiment, std::move(found)});
}

void diagnose_open_loops(const report& report, std::vector<diagnostic>& all) {
    std::map<std::size_t, open_loop_problems> experiments;
    for (const cell_summary& summary : report.summaries) {
        const cell& cell = report.cells[summary.cell];
        if (auto problems = open_loop_problems_of(cell, summary); !problems.empty())
            experiments[cell.experiment].contenders.push_back({summary.cell, std::move(problems)});
    }
    for (auto& [experiment, problems] : experiments)
        all.push_back({diagnostic_kind::open_loop, experiment, std::move(problems)});
}

void diagnose_machine(const experiment_checks& checks, std::vector<diagnostic>& all) {
    const processor_contention contention{checks.contention_median.value_or(1),
                                          checks.contention_mean.value_or(1)};
    if (contention.median > max_contention_for_medians)
        all.push_back({diagnostic_kind::overloaded, checks.experiment, contention});
    else if (std::max(contention.median, contention.mean) > max_contention)
        all.push_back({diagnostic_kind::contended, checks.experiment, contention});
    if (checks.level_shift.value_or(1) > max_level_shift)
        all.push_back(
            {diagnostic_kind::level_shift, checks.experiment, speed_change{*checks.level_shift}});
}

void diagnose_precision(const report& report, const stopping_outcome& outcome,
                        std::vector<diagnostic>& all) {
    if (outcome.reached || !outcome.half_width)
        return;
    missed_precision missed;
    missed.precision = report.config.stop.precision;
    missed.half_width = *outcome.half_width;
    missed.rounds = outcome.rounds;
    missed.rounds_needed = outcome.rounds_needed;
    missed.min_repetitions = report.config.stop.min_repetitions;
    missed.unseen_half_width = outcome.unseen_half_width;
    missed.processes = report.config.processes;
    const auto kind = outcome.limited ? diagnostic_kind::limited : diagnostic_kind::imprecise;
    all.push_back({kind, outcome.experiment, missed});
}

}  // namespace

std::vector<diagnostic> diagnose(const report& report, const comparison& comparison) {
    const paired_comparison& figures = comparison.figures;
    const ratio_quality quality{comparison.numerator,   comparison.denominator,
                                figures.rounds,         figures.dropped,
                                comparison.repetitions, figures.stability_q.value_or(1)};
    const std::size_t experiment = report.cells[comparison.numerator].experiment;
    std::vector<diagnostic> all;
    const auto add_if = [&](bool holds, diagnostic_kind kind) {
        if (holds)
            all.push_back({kind, experiment, quality});
    };
    add_if(
        quality.repetitions < min_independent_repetitions && quality.rounds > quality.repetitions,
        diagnostic_kind::few_connections);
    add_if(!figures.steady, diagnostic_kind::not_steady);
    add_if(figures.steady && figures.dropped > 0, diagnostic_kind::warm_up);
    add_if(figures.drifts_within_round, diagnostic_kind::drift);
    // An interval over processes allows for whatever rounds have in common.
    const bool by_rounds = comparison.processes < min_processes;
    add_if(by_rounds && figures.autocorrelated, diagnostic_kind::autocorrelated);
    add_if(by_rounds && quality.stability_q > max_stability_q, diagnostic_kind::unstable);
    return all;
}

std::vector<diagnostic> diagnose(const report& report) {
    std::vector<diagnostic> all;
    diagnose_program(report, all);
    diagnose_ranks(report, all);
    diagnose_failures(report, all);
    diagnose_open_loops(report, all);
    diagnose_delayed_replies(report, all);
    diagnose_different_replies(report, all);
    diagnose_reconnections(report, all);
    diagnose_service_warm_up(report, all);
    for (const experiment_checks& checks : report.checks) {
        diagnose_machine(checks, all);
        if (const comparison* primary = find_primary_comparison(report, checks.experiment))
            std::ranges::move(diagnose(report, *primary), std::back_inserter(all));
        for (const stopping_outcome& outcome : report.stopping)
            if (outcome.experiment == checks.experiment)
                diagnose_precision(report, outcome, all);
    }
    return all;
}

const diagnostic* find_invalidating(const report& report, std::size_t experiment) noexcept {
    const auto invalidates = [experiment](const diagnostic& each) {
        return each.severity() == severity::invalid && !concerns_one_comparison(each.kind) &&
               each.experiment.value_or(experiment) == experiment;
    };
    const auto found = std::ranges::find_if(report.diagnostics, invalidates);
    return found == report.diagnostics.end() ? nullptr : &*found;
}

std::vector<open_loop_problem> open_loop_problems_of(double rate_per_s, double achieved_per_s,
                                                     round_trip lag_p99, round_trip response_p99) {
    std::vector<open_loop_problem> problems;
    if (!(achieved_per_s >= min_share_of_rate * rate_per_s))
        problems.emplace_back(missed_rate{rate_per_s, achieved_per_s});
    if (static_cast<double>(lag_p99.count()) >
        max_share_of_response * static_cast<double>(response_p99.count()))
        problems.emplace_back(late_requests{lag_p99, response_p99});
    return problems;
}

std::vector<open_loop_problem> open_loop_problems_of(const cell& cell,
                                                     const cell_summary& summary) {
    if (!cell.rate_per_s)
        return {};
    const auto response = summary.round_trips.percentile(99);
    const auto lag = summary.lag ? summary.lag->percentile(99) : std::nullopt;
    if (!response || !lag || !summary.throughput_per_s)
        return {no_exchanges{}};
    return open_loop_problems_of(*cell.rate_per_s, *summary.throughput_per_s, *lag, *response);
}

}  // namespace pingpong
