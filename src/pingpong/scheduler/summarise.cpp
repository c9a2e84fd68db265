#include "pingpong/scheduler/summarise.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/core/local_time.hpp"
#include "pingpong/scheduler/plan.hpp"

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

/// The middle value, or the mean of the two middle ones.
std::optional<double> median_of(std::vector<double> values) {
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void add_trials(cell_summary& summary, const report& measured) {
    double setup = 0, first = 0;
    std::uint64_t setups = 0, firsts = 0;
    summary.trials = 0;
    for (const trial& each : measured.trials) {
        if (each.cell != summary.cell)
            continue;
        ++summary.trials;
        if (each.connect) {
            setup += ns(*each.connect + each.handshake.value_or(nanoseconds(0)));
            setups += measured.cells[summary.cell].connections;
        }
        if (each.first_exchange) {
            first += ns(*each.first_exchange);
            ++firsts;
        }
    }
    summary.setup_ns = mean_over(setup, setups);
    summary.first_exchange_ns = mean_over(first, firsts);
}

void add_blocks(cell_summary& summary, const report& measured) {
    nanoseconds duration{0};
    double round_trips_ns = 0;
    process_usage usage;
    traffic moved;
    std::vector<double> medians;
    summary.exchanges = 0;
    for (const block& each : measured.blocks) {
        if (each.cell != summary.cell)
            continue;
        medians.push_back(ns(each.round_trips.p50));
        summary.exchanges += each.exchanges;
        summary.max = std::max(summary.max.value_or(each.round_trips.max), each.round_trips.max);
        duration += each.duration;
        round_trips_ns += each.round_trips.mean_ns * static_cast<double>(each.exchanges);
        usage.user += each.usage.user;
        usage.system += each.usage.system;
        moved.bytes_sent += each.moved.bytes_sent;
        moved.bytes_received += each.moved.bytes_received;
        moved.connections += each.moved.connections;
    }
    const std::uint64_t n = summary.exchanges;
    summary.blocks = medians.size();
    summary.median_ns = median_of(std::move(medians));
    summary.mean_ns = mean_over(round_trips_ns, n);
    if (duration.count() > 0)
        summary.throughput_per_s = static_cast<double>(n) * 1e9 / ns(duration);
    summary.cpu_ns_per_exchange = mean_over(ns(usage.user + usage.system), n);
    summary.bytes_sent_per_exchange = mean_over(static_cast<double>(moved.bytes_sent), n);
    summary.bytes_received_per_exchange = mean_over(static_cast<double>(moved.bytes_received), n);
    summary.connections_per_exchange = mean_over(static_cast<double>(moved.connections), n);
}

/// One entry per round that the cell played in full: every block it has in a round.
std::vector<round_median> round_medians(const report& measured, std::size_t cell) {
    const auto layout = layout_of(measured.cells[cell].count, measured.cells[cell].connections);
    const unsigned visits = layout.blocks > 1 ? 2 : 1;
    std::vector<round_median> medians;
    unsigned seen = 0;
    for (const block& each : measured.blocks) {
        if (each.cell != cell)
            continue;
        if (medians.empty() || medians.back().round != each.round) {
            if (!medians.empty() && seen < visits)
                medians.pop_back();
            medians.push_back({each.round, 0, 0, 0});
            seen = 0;
        }
        const double median = ns(each.round_trips.p50);
        medians.back().log_median_ns += std::log(median) / visits;
        medians.back().median_ns += median / visits;
        const double rate = static_cast<double>(each.exchanges) / ns(each.duration);
        medians.back().log_rate += std::log(rate) / visits;
        ++seen;
    }
    if (!medians.empty() && seen < visits)
        medians.pop_back();
    return medians;
}

/// What is played elsewhere and what is played here differ by more than their protocols.
void compare_cells(report& measured, std::size_t a, std::size_t b) {
    if (measured.cells[a].remote != measured.cells[b].remote)
        return;
    const auto paired = compare(round_medians(measured, a), round_medians(measured, b));
    if (paired)
        measured.comparisons.push_back({a, b, *paired});
}

std::optional<std::size_t> cell_of(const report& measured, std::size_t experiment,
                                   std::string_view protocol) {
    for (std::size_t i = 0; i < measured.cells.size(); ++i)
        if (measured.cells[i].experiment == experiment && measured.cells[i].protocol == protocol)
            return i;
    return std::nullopt;
}

/// What is compared beside the floor: the answer, then what it is made of.
constexpr std::pair<std::string_view, std::string_view> sought[] = {
    {"ws", "http-keepalive"},        {"ws", "http-close"},
    {"ws-lean", "http-lean"},        {"ws", "ws-lean"},
    {"http-keepalive", "http-lean"},
};

void compare_experiment(report& measured, std::size_t experiment) {
    const auto floor = cell_of(measured, experiment, "tcp");
    for (std::size_t i = 0; floor && i < measured.cells.size(); ++i)
        if (measured.cells[i].experiment == experiment && i != *floor)
            compare_cells(measured, i, *floor);
    for (const auto& [numerator, denominator] : sought) {
        const auto a = cell_of(measured, experiment, numerator);
        const auto b = cell_of(measured, experiment, denominator);
        if (a && b)
            compare_cells(measured, *a, *b);
    }
}

/// The trial of median duration among those that went well to their end.
const trial* typical_trial(const report& measured, std::optional<std::size_t> cell) {
    std::vector<const trial*> whole;
    for (const trial& each : measured.trials)
        if (cell && each.cell == *cell && !each.failure && each.close)
            whole.push_back(&each);
    if (whole.empty())
        return nullptr;
    const auto middle = whole.begin() + static_cast<std::ptrdiff_t>((whole.size() - 1) / 2);
    std::ranges::nth_element(whole, middle, {}, [](const trial* each) { return each->duration(); });
    return *middle;
}

void add_seed_rows(report& measured, std::size_t experiment) {
    // The original connected anew for each request.
    auto http = typical_trial(measured, cell_of(measured, experiment, "http-close"));
    if (!http)
        http = typical_trial(measured, cell_of(measured, experiment, "http-keepalive"));
    const auto ws = typical_trial(measured, cell_of(measured, experiment, "ws"));
    if (!ws || !http)
        return;
    for (const trial* each : {ws, http})
        measured.seed_rows.push_back(make_seed_row(each == ws ? "WS" : "HTTP",
                                                   measured.cells[each->cell].count, each->start,
                                                   each->duration()));
}

}  // namespace

seed_row make_seed_row(std::string server, std::uint64_t count,
                       std::chrono::system_clock::time_point start, nanoseconds duration) {
    const auto from = std::chrono::floor<std::chrono::microseconds>(start);
    const auto took = std::chrono::round<std::chrono::microseconds>(duration);
    return {std::move(server), count, iso_local(from), iso_local(from + took), took};
}

void add_up(report& measured) {
    for (cell_summary& summary : measured.summaries) {
        add_trials(summary, measured);
        add_blocks(summary, measured);
    }
    measured.comparisons.clear();
    measured.seed_rows.clear();
    const std::size_t experiments =
        measured.cells.empty() ? 0 : measured.cells.back().experiment + 1;
    for (std::size_t i = 0; i < experiments; ++i) {
        compare_experiment(measured, i);
        add_seed_rows(measured, i);
    }
}

}  // namespace pingpong
