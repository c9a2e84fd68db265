#include "pingpong/analysis/summarise.hpp"

#include <algorithm>
#include <utility>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/core/local_time.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
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

}  // namespace

seed_row make_seed_row(std::string server, std::uint64_t count,
                       std::chrono::system_clock::time_point start, nanoseconds duration) {
    const auto from = std::chrono::floor<std::chrono::microseconds>(start);
    const auto took = std::chrono::round<std::chrono::microseconds>(duration);
    return {std::move(server), count, format_iso_local(from), format_iso_local(from + took), took};
}

void totals::take(const trial& one, std::size_t index, std::uint64_t connections) {
    sums& to = cells_[one.cell];
    ++to.trials;
    if (one.connect) {
        to.set_up += *one.connect + one.handshake.value_or(nanoseconds(0));
        to.set_ups += connections;
    }
    if (one.first_exchange) {
        to.first_exchange += *one.first_exchange;
        ++to.first_exchanges;
    }
    if (!one.failure && one.close)
        to.whole_trials.add({one.duration(), index});
}

void totals::take(const block& one) {
    sums& to = cells_[one.cell];
    to.exchanges += one.exchanges;
    to.blocks += one.duration;
    to.round_trips_ns += one.round_trips.mean_ns * static_cast<double>(one.exchanges);
    to.usage = to.usage + one.usage;
    to.moved = to.moved + one.traffic;
    to.max = std::max(to.max.value_or(one.round_trips.max), one.round_trips.max);
    to.medians.add(ns(one.round_trips.p50));
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
    summary.setup_ns = mean_over(ns(from.set_up), from.set_ups);
    summary.first_exchange_ns = mean_over(ns(from.first_exchange), from.first_exchanges);
    summary.cpu_ns_per_exchange = mean_over(ns(from.usage.user + from.usage.system), n);
    summary.bytes_sent_per_exchange = mean_over(static_cast<double>(from.moved.bytes_sent), n);
    summary.bytes_received_per_exchange =
        mean_over(static_cast<double>(from.moved.bytes_received), n);
    summary.connections_per_exchange = mean_over(static_cast<double>(from.moved.connections), n);
}

/// The trial of median duration among those that went well to their end.
const trial* totals::typical_trial(const report& measured, std::size_t experiment,
                                   const protocol_role& role) const {
    const auto cell = find_cell(measured.cells, experiment, role);
    if (!cell || cells_[*cell].whole_trials.count() == 0)
        return nullptr;
    return &measured.trials[cells_[*cell].whole_trials.lower().second];
}

void totals::add_seed_rows(report& measured, std::size_t experiment) const {
    // The original connected anew for each request.
    const trial* http = typical_trial(measured, experiment, roles::http_per_request);
    if (!http)
        http = typical_trial(measured, experiment, roles::http_kept);
    const trial* ws = typical_trial(measured, experiment, roles::websocket);
    if (!ws || !http)
        return;
    for (const trial* each : {ws, http})
        measured.seed_rows.push_back(make_seed_row(each == ws ? "WS" : "HTTP",
                                                   measured.cells[each->cell].count, each->start,
                                                   each->duration()));
}

void totals::bring_up_to_date(report& measured) {
    cells_.resize(measured.cells.size());
    for (; trials_ < measured.trials.size(); ++trials_) {
        const trial& one = measured.trials[trials_];
        take(one, trials_, measured.cells[one.cell].connections);
    }
    for (; blocks_ < measured.blocks.size(); ++blocks_)
        take(measured.blocks[blocks_]);

    for (cell_summary& summary : measured.summaries)
        fill_in(summary, cells_[summary.cell]);
    measured.seed_rows.clear();
    for (std::size_t i = 0; i < experiment_count(measured); ++i)
        add_seed_rows(measured, i);
}

void add_up(report& measured) {
    totals at_once;
    at_once.bring_up_to_date(measured);
    analyze(measured);
}

}  // namespace pingpong
