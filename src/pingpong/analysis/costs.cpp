#include "pingpong/analysis/costs.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

constexpr std::size_t openings_in_a_figure = 5;

double to_ns(nanoseconds duration) {
    return static_cast<double>(duration.count());
}

/// See `cell_cost::set_up_ns`; nullopt: unknown. The subtracted exchange was measured on the same,
/// otherwise idle connection, so that connections and rate of the experiment do not matter.
std::optional<double> set_up_of(const opening& opening) {
    if (!opening.connect || !opening.following_exchange)
        return std::nullopt;
    constexpr nanoseconds none{0};
    return to_ns(*opening.connect + opening.tls_handshake.value_or(none) +
                 opening.handshake.value_or(none) + opening.first_exchange -
                 *opening.following_exchange);
}

/// Medians of the set-ups of a cell, five by five; empty if it connects for each exchange.
std::vector<double> set_ups_of(const report& report, std::size_t cell) {
    std::vector<double> figures, five;
    for (const opening& opening : report.openings) {
        const auto set_up = opening.cell == cell ? set_up_of(opening) : std::nullopt;
        if (!set_up)
            continue;
        five.push_back(*set_up);
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
    for (const round_figure& figure : figures_of(rounds, statistic::mean))
        means.push_back((figure.first + figure.second) / 2);
    return means;
}

/// Cells that differ in their count only have equal keys.
auto key_without_count(const cell& cell) {
    return std::tuple(cell.protocol, cell.connections, cell.payload_request_bytes, cell.echo,
                      cell.remote);
}

/// The time of connect, handshakes, first exchange and blocks.
timed_count conversation(const trial& trial) {
    constexpr nanoseconds none{0};
    const nanoseconds first = trial.first_exchange.value_or(none);
    const double exchanges =
        static_cast<double>(trial.exchanges) + (trial.first_exchange.has_value() ? 1 : 0);
    return {exchanges, to_ns(trial.connect.value_or(none) + trial.tls_handshake.value_or(none) +
                             trial.handshake.value_or(none) + first + trial.blocks)};
}

/// How much longer the denominator takes per exchange, with the variance of the claim.
mean_and_variance saving(const comparison& pair) {
    mean_and_variance saved = pair.figures.claimed.difference;
    saved.mean = -saved.mean;
    return saved;
}

/// How much longer the set-up of the numerator is. A contender that connects for each exchange has
/// none.
std::optional<mean_and_variance> more_set_up(const report& report, const comparison& pair) {
    std::vector<double> more = set_ups_of(report, pair.numerator);
    const std::vector<double> less = set_ups_of(report, pair.denominator);
    const bool each_time =
        report.cells[pair.denominator].description.traits.use == connection_use::per_request;
    if (more.size() < 2 || (!each_time && less.size() != more.size()))
        return std::nullopt;
    for (std::size_t i = 0; i < less.size(); ++i)
        more[i] -= less[i];
    return mean_and_variance_of(more);
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

/// The ladder step that ends in a cell; nullopt: its protocol has none, or the two were not
/// compared.
std::optional<ladder_step> step_to(const report& report, std::size_t above) {
    const cell& top = report.cells[above];
    if (top.description.ladder_base.empty() || top.protocol != top.description.name)
        return std::nullopt;
    const std::string_view base = top.description.ladder_base;
    ladder_step result;
    result.step = top.description.ladder_step;
    result.to = above;
    if (const comparison* up = find_comparison(report, top.experiment, top.protocol, base)) {
        result.from = up->denominator;
        result.cost_ns = up->figures.difference_claim;
        return result;
    }
    if (const comparison* down = find_comparison(report, top.experiment, base, top.protocol)) {
        result.from = down->numerator;
        result.cost_ns = reversed(down->figures.difference_claim);
        return result;
    }
    return std::nullopt;
}

}  // namespace

std::vector<cell_cost> costs_of(const report& report) {
    const auto rounds = rounds_of(report);
    std::vector<cell_cost> costs(report.cells.size());
    for (std::size_t i = 0; i < costs.size(); ++i) {
        costs[i].cell = i;
        costs[i].openings =
            static_cast<std::uint64_t>(std::ranges::count(report.openings, i, &opening::cell));
        const double confidence = report.config.question.confidence;
        costs[i].set_up_ns = mean_of(set_ups_of(report, i), confidence);
        costs[i].per_exchange_ns = mean_of(means_of(rounds[i]), confidence);
    }
    return costs;
}

std::vector<fitted_cost> fitted_costs_of(const report& report) {
    using key = decltype(key_without_count(std::declval<const cell&>()));
    struct group {
        std::size_t first_cell;
        std::vector<timed_count> conversations;
    };
    std::map<key, group> groups;
    for (const trial& trial : report.trials) {
        const cell& cell = report.cells[trial.cell];
        if (trial.failure || !trial.close || cell.connections > 1)
            continue;
        auto& fitted =
            groups.try_emplace(key_without_count(cell), group{trial.cell, {}}).first->second;
        fitted.first_cell = std::min(fitted.first_cell, trial.cell);
        fitted.conversations.push_back(conversation(trial));
    }
    std::vector<fitted_cost> fits;
    for (const auto& [same, group] : groups)
        if (const auto fit = fit_cost(group.conversations, report.config.question.confidence))
            fits.push_back({group.first_cell, *fit});
    std::ranges::sort(fits, {}, &fitted_cost::cell);
    return fits;
}

std::vector<cell_break_even> break_evens_of(const report& report) {
    std::vector<cell_break_even> all;
    for (const comparison& pair : report.comparisons) {
        const security secured = security_of(report, pair);
        const protocol_role websocket = roles::websocket.secured_by(secured);
        const bool is_websocket_and_http =
            is_between(report, pair, websocket, roles::http_kept.secured_by(secured)) ||
            is_between(report, pair, websocket, roles::http_per_request.secured_by(secured));
        if (pair.statistic != statistic::median || !is_websocket_and_http ||
            report.cells[pair.numerator].connections > 1)
            continue;
        const auto more = more_set_up(report, pair);
        const mean_and_variance saved = saving(pair);
        if (more && saved.count >= 2)
            all.push_back({pair.numerator, pair.denominator,
                           find_break_even(*more, saved, report.config.question.confidence)});
    }
    return all;
}

std::vector<ladder_step> ladder_of(const report& report) {
    std::vector<ladder_step> steps;
    for (std::size_t i = 0; i < experiment_count(report); ++i) {
        const auto first = static_cast<std::ptrdiff_t>(steps.size());
        for (std::size_t above = 0; above < report.cells.size(); ++above)
            if (report.cells[above].experiment == i)
                if (auto result = step_to(report, above))
                    steps.push_back(std::move(*result));
        std::stable_sort(steps.begin() + first, steps.end(),
                         [&report](const ladder_step& a, const ladder_step& b) {
                             return report.cells[a.to].description.ladder_position <
                                    report.cells[b.to].description.ladder_position;
                         });
    }
    return steps;
}

}  // namespace pingpong
