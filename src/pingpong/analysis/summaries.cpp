#include "pingpong/analysis/summaries.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/core/local_time.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/independent_units.hpp"

namespace pingpong {

std::optional<round_trip> supported_percentile(const cell_summary& summary,
                                               const named_percentile& percentile) {
    if (summary.round_trips.count() < percentile.min_exchanges)
        return std::nullopt;
    const std::optional<round_trip> value = summary.round_trips.percentile(percentile.rank);
    // A bucket's upper end may lie beyond the largest value that fell into it.
    return value && summary.max ? std::min(*value, *summary.max) : value;
}

namespace {

using std::chrono::nanoseconds;

double ns(nanoseconds duration) {
    return static_cast<double>(duration.count());
}

std::optional<double> mean_over(double sum, std::uint64_t count) {
    if (count == 0)
        return std::nullopt;
    return sum / static_cast<double>(count);
}

constexpr double ns_in_us = 1000;

/// The mean of the rounds, with the spread of rounds merged until independent.
std::optional<estimate> mean_of_rounds(const std::vector<double>& rounds, double confidence) {
    if (rounds.empty())
        return std::nullopt;
    const auto independent = merged(rounds, merges_needed(rounds));
    return around(mean_and_variance_of(rounds).mean,
                  half_width_of_mean(mean_and_variance_of(independent), confidence));
}

std::optional<estimate> geometric_mean_of_rounds(std::vector<double> rounds, double confidence) {
    for (double& value : rounds)
        value = std::log(value);
    const auto log = mean_of_rounds(rounds, confidence);
    return log ? std::optional(exp_of(*log)) : std::nullopt;
}

std::optional<estimate> scaled(const std::optional<estimate>& value, double divisor) {
    if (!value)
        return std::nullopt;
    const auto part = [divisor](double end) { return end / divisor; };
    estimate result;
    result.value = part(value->value);
    if (value->low && value->high) {
        result.low = part(*value->low);
        result.high = part(*value->high);
    }
    return result;
}

/// The geometric mean of the two blocks of each round.
std::vector<double> typical(const std::vector<round_played>& rounds, statistic statistic) {
    std::vector<double> result;
    for (const round_figure& figure : figures_of(rounds, statistic))
        result.push_back(std::sqrt(figure.first * figure.second));
    return result;
}

std::vector<double> means(const std::vector<round_played>& rounds) {
    std::vector<double> result;
    for (const round_figure& figure : figures_of(rounds, statistic::mean))
        result.push_back((figure.first + figure.second) / 2);
    return result;
}

double cpu_ns_of(const block& block) {
    const auto spent = block.usage.user + block.usage.system;
    return static_cast<double>(spent.count()) / static_cast<double>(block.exchanges);
}

double rate_of(const block& block) {
    return 1e9 * static_cast<double>(block.exchanges) / static_cast<double>(block.duration.count());
}

std::vector<double> cpu_times(const std::vector<round_played>& rounds) {
    std::vector<double> result;
    for (const round_played& round : rounds)
        result.push_back((cpu_ns_of(*round.first) + cpu_ns_of(*round.second)) / 2);
    return result;
}

std::vector<double> rates(const std::vector<round_played>& rounds) {
    std::vector<double> result;
    for (const round_played& round : rounds)
        result.push_back(std::sqrt(rate_of(*round.first) * rate_of(*round.second)));
    return result;
}

/// False for empty blocks or blocks without duration, which only a foreign report can have.
bool all_measured(const std::vector<round_played>& rounds) {
    return std::ranges::all_of(rounds, [](const round_played& round) {
        return round.first->exchanges > 0 && round.first->duration.count() > 0 &&
               round.second->exchanges > 0 && round.second->duration.count() > 0;
    });
}

}  // namespace

original_row make_original_row(std::string server, std::uint64_t count,
                               std::chrono::system_clock::time_point start, nanoseconds duration) {
    const auto from = std::chrono::floor<std::chrono::microseconds>(start);
    const auto took = std::chrono::round<std::chrono::microseconds>(duration);
    return {std::move(server), count, format_iso_local(from), format_iso_local(from + took), took};
}

void totals::take(const trial& trial, std::size_t index) {
    sums& to = cells_[trial.cell];
    ++to.trials;
    if (trial.first_exchange) {
        to.first_exchange += *trial.first_exchange;
        ++to.first_exchanges;
    }
    if (!trial.failure && trial.close && trial.exchanges == to.count)
        to.whole_trials.add({trial.duration(), index});
}

void totals::take(const block& block) {
    sums& to = cells_[block.cell];
    to.exchanges += block.exchanges;
    to.blocks += block.duration;
    to.round_trips_ns += block.round_trips.mean_ns * static_cast<double>(block.exchanges);
    to.usage = to.usage + block.usage;
    to.moved = to.moved + block.traffic;
    to.max = std::max(to.max.value_or(block.round_trips.max), block.round_trips.max);
    to.medians.add(ns(block.round_trips.p50));
}

void totals::fill_in(cell_summary& summary, const sums& from) {
    const std::uint64_t n = from.exchanges;
    summary.trials = from.trials;
    summary.blocks = from.medians.count();
    summary.exchanges = n;
    summary.max = from.max;
    summary.mean_ns = mean_over(from.round_trips_ns, n);
    if (from.medians.count() > 0)
        summary.median_ns = (from.medians.lower() + from.medians.upper()) / 2;
    if (from.blocks.count() > 0)
        summary.throughput_per_s = static_cast<double>(n) * 1e9 / ns(from.blocks);
    summary.first_exchange_ns = mean_over(ns(from.first_exchange), from.first_exchanges);
    summary.cpu_ns_per_exchange = mean_over(ns(from.usage.user + from.usage.system), n);
    summary.bytes_sent_per_exchange = mean_over(static_cast<double>(from.moved.bytes_sent), n);
    summary.bytes_received_per_exchange =
        mean_over(static_cast<double>(from.moved.bytes_received), n);
    summary.connections_per_exchange = mean_over(static_cast<double>(from.moved.connections), n);
}

/// The trial of median duration among the successful ones.
const trial* totals::typical_trial(const report& report, std::size_t experiment,
                                   const protocol_role& role) const {
    const auto cell = find_cell(report.cells, experiment, role);
    if (!cell || cells_[*cell].whole_trials.count() == 0)
        return nullptr;
    return &report.trials[cells_[*cell].whole_trials.lower().second];
}

void totals::add_original_rows(report& report, std::size_t experiment) const {
    // The original connected anew for each request.
    const trial* http = typical_trial(report, experiment, roles::http_per_request);
    if (!http)
        http = typical_trial(report, experiment, roles::http_kept);
    const trial* ws = typical_trial(report, experiment, roles::websocket);
    if (!ws || !http)
        return;
    for (const trial* each : {ws, http})
        report.original_rows.push_back(make_original_row(each == ws ? "WS" : "HTTP",
                                                         report.cells[each->cell].count,
                                                         each->start, each->duration()));
}

void totals::update(report& report) {
    cells_.resize(report.cells.size());
    for (std::size_t i = 0; i < cells_.size(); ++i)
        cells_[i].count = report.cells[i].count;
    for (; trials_ < report.trials.size(); ++trials_) {
        take(report.trials[trials_], trials_);
    }
    for (; blocks_ < report.blocks.size(); ++blocks_)
        take(report.blocks[blocks_]);

    for (cell_summary& summary : report.summaries)
        fill_in(summary, cells_[summary.cell]);
    report.original_rows.clear();
    for (std::size_t i = 0; i < experiment_count(report); ++i)
        add_original_rows(report, i);
}

void add_up(report& report) {
    totals at_once;
    at_once.update(report);
    analyze(report);
}

std::optional<estimate> figure_of_contender(const report& report, std::size_t cell,
                                            asserted_figure figure) {
    if (figure == asserted_figure::set_up) {
        const cell_cost* cost = find_cost(report, cell);
        return cost ? scaled(cost->set_up_ns, ns_in_us) : std::nullopt;
    }

    const double confidence = report.config.question.confidence;
    const auto rounds = rounds_of(report, report.cells[cell].experiment)[cell];
    if (!all_measured(rounds))
        return std::nullopt;
    switch (figure) {
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
