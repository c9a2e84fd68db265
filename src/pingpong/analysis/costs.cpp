#include "pingpong/analysis/costs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

constexpr std::size_t openings_in_a_figure = 5;

double ns(nanoseconds duration) {
    return static_cast<double>(duration.count());
}

/// Connect and handshake, and what the first exchange takes longer than a typical one.
double set_up_of(const opening& one, double typical_ns) {
    constexpr nanoseconds none{0};
    return ns(one.connect.value_or(none) + one.handshake.value_or(none) + one.first_exchange) -
           typical_ns;
}

std::optional<double> typical_exchange(const report& measured, std::size_t cell) {
    for (const cell_summary& one : measured.summaries)
        if (one.cell == cell)
            return one.median_ns;
    return std::nullopt;
}

/// The set-ups of a cell, five by five; empty for one that connects for each exchange.
std::vector<double> set_ups_of(const report& measured, std::size_t cell) {
    const auto typical = typical_exchange(measured, cell);
    std::vector<double> figures, five;
    for (const opening& one : measured.openings) {
        if (one.cell != cell || !one.connect || !typical)
            continue;
        five.push_back(set_up_of(one, *typical));
        if (five.size() == openings_in_a_figure) {
            std::ranges::nth_element(five, five.begin() + openings_in_a_figure / 2);
            figures.push_back(five[openings_in_a_figure / 2]);
            five.clear();
        }
    }
    return figures;
}

std::vector<double> means_of(const std::vector<round_played>& rounds) {
    std::vector<double> means;
    for (const round_figure& one : figures_of(rounds, statistic::mean))
        means.push_back((one.first + one.second) / 2);
    return means;
}

/// Cells that differ in their count alone have the same key.
auto key_without_count(const cell& what) {
    return std::tuple(what.protocol, what.connections, what.payload_request_bytes, what.echo,
                      what.remote);
}

/// A conversation's connect and handshake, its first exchange and those of its blocks.
timed_count conversation(const trial& one) {
    constexpr nanoseconds none{0};
    const nanoseconds first = one.first_exchange.value_or(none);
    const double exchanges =
        static_cast<double>(one.exchanges) + (one.first_exchange.has_value() ? 1 : 0);
    return {exchanges,
            ns(one.connect.value_or(none) + one.handshake.value_or(none) + first + one.blocks)};
}

std::size_t experiments_in(const report& measured) {
    return measured.cells.empty() ? 0 : measured.cells.back().experiment + 1;
}

/// What the denominator of a comparison takes longer per exchange, as far as it may be claimed.
mean_and_variance saving(const comparison& pair) {
    mean_and_variance saved = pair.figures.claimed.difference;
    saved.mean = -saved.mean;
    return saved;
}

/// What the numerator takes longer to set up. What connects for each exchange has no set-up.
std::optional<mean_and_variance> more_set_up(const report& measured, const comparison& pair) {
    std::vector<double> more = set_ups_of(measured, pair.numerator);
    const std::vector<double> less = set_ups_of(measured, pair.denominator);
    const bool each_time = measured.cells[pair.denominator].protocol == "http-close";
    if (more.size() < 2 || (!each_time && less.size() != more.size()))
        return std::nullopt;
    for (std::size_t i = 0; i < less.size(); ++i)
        more[i] -= less[i];
    return mean_and_variance_of(more);
}

ladder_step step(std::string name, std::size_t from, std::size_t to, const estimate& cost) {
    ladder_step made;
    made.step = std::move(name);
    made.from = from;
    made.to = to;
    made.cost_ns = cost;
    return made;
}

estimate reversed(const estimate& cost) {
    estimate turned;
    turned.value = -cost.value;
    if (cost.low && cost.high) {
        turned.low = -*cost.high;
        turned.high = -*cost.low;
    }
    return turned;
}

/// Of each trial of a cell, the mean over its connections.
std::vector<double> set_ups_in_trials(const report& measured, std::size_t cell) {
    std::vector<double> means;
    for (const trial& one : measured.trials)
        if (one.cell == cell && one.connect)
            means.push_back(ns(*one.connect + one.handshake.value_or(nanoseconds(0))) /
                            static_cast<double>(measured.cells[cell].connections));
    return means;
}

}  // namespace

void find_set_up_intervals(report& measured) {
    for (cell_summary& each : measured.summaries) {
        const auto mean =
            mean_of(set_ups_in_trials(measured, each.cell), measured.config.question.confidence);
        each.setup_low_ns = mean ? mean->low : std::nullopt;
        each.setup_high_ns = mean ? mean->high : std::nullopt;
    }
}

std::vector<cell_cost> costs_of(const report& measured) {
    const auto rounds = rounds_of(measured);
    std::vector<cell_cost> costs(measured.cells.size());
    for (std::size_t i = 0; i < costs.size(); ++i) {
        costs[i].cell = i;
        costs[i].openings =
            static_cast<std::uint64_t>(std::ranges::count(measured.openings, i, &opening::cell));
        const double confidence = measured.config.question.confidence;
        costs[i].set_up_ns = mean_of(set_ups_of(measured, i), confidence);
        costs[i].per_exchange_ns = mean_of(means_of(rounds[i]), confidence);
    }
    return costs;
}

std::vector<fitted_cost> fitted_costs_of(const report& measured) {
    using key = decltype(key_without_count(std::declval<const cell&>()));
    struct group {
        std::size_t first_cell;
        std::vector<timed_count> conversations;
    };
    std::map<key, group> groups;
    for (const trial& one : measured.trials) {
        const cell& of = measured.cells[one.cell];
        if (one.failure || !one.close || of.connections > 1)
            continue;
        auto& into = groups.try_emplace(key_without_count(of), group{one.cell, {}}).first->second;
        into.first_cell = std::min(into.first_cell, one.cell);
        into.conversations.push_back(conversation(one));
    }
    std::vector<fitted_cost> fits;
    for (const auto& [same, of] : groups)
        if (const auto fit = fit_cost(of.conversations, measured.config.question.confidence))
            fits.push_back({of.first_cell, *fit});
    std::ranges::sort(fits, {}, &fitted_cost::cell);
    return fits;
}

std::vector<cell_break_even> break_evens_of(const report& measured) {
    std::vector<cell_break_even> all;
    for (const comparison& pair : measured.comparisons) {
        const cell& a = measured.cells[pair.numerator];
        const cell& b = measured.cells[pair.denominator];
        const bool asked = a.protocol == "ws" && b.protocol.starts_with("http-");
        if (pair.statistic != statistic::median || !asked || a.connections > 1)
            continue;
        const auto more = more_set_up(measured, pair);
        const mean_and_variance saved = saving(pair);
        if (more && saved.count >= 2)
            all.push_back({pair.numerator, pair.denominator,
                           find_break_even(*more, saved, measured.config.question.confidence)});
    }
    return all;
}

std::vector<ladder_step> ladder_of(const report& measured) {
    struct rung {
        std::string_view name, above, below;
    };
    constexpr std::array rungs{
        rung{"WebSocket framing", "ws", "tcp"},
        rung{"HTTP text", "http-keepalive", "tcp"},
        rung{"a new connection each time", "http-close", "http-keepalive"},
    };
    std::vector<ladder_step> steps;
    for (std::size_t i = 0; i < experiments_in(measured); ++i) {
        if (const comparison* one = find_comparison(measured, i, "unix", "tcp"))
            steps.push_back(step("TCP/IP instead of a Unix socket", one->numerator,
                                 one->denominator, reversed(one->figures.difference_claim)));
        for (const rung& each : rungs)
            if (const comparison* one = find_comparison(measured, i, each.above, each.below))
                steps.push_back(step(std::string(each.name), one->denominator, one->numerator,
                                     one->figures.difference_claim));
    }
    return steps;
}

}  // namespace pingpong
