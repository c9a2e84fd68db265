#include "pingpong/analysis/comparisons.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

using enum implementation;

/// The pairs besides the floor: the answer first, then what explains it.
constexpr std::pair<protocol_role, protocol_role> sought[] = {
    {roles::websocket, roles::http_kept},
    {roles::websocket, roles::http_per_request},
    {roles::http_per_request, roles::http_kept},
    {roles::websocket.by(lean), roles::http_kept.by(lean)},
    {roles::websocket.by(defaults), roles::http_kept.by(defaults)},
    {roles::websocket, roles::websocket.by(lean)},
    {roles::http_kept, roles::http_kept.by(lean)},
};

/// The pairs of one experiment, without duplicates.
class pair_list {
public:
    pair_list(const std::vector<cell>& cells, std::size_t experiment)
        : cells_(cells), experiment_(experiment) {}

    void add_pair(std::string_view numerator, std::string_view denominator) {
        const auto a = find_cell(cells_, experiment_, numerator);
        const auto b = find_cell(cells_, experiment_, denominator);
        if (a && b)
            add_pair(cell_pair{*a, *b});
    }

    void add_pair(const protocol_role& numerator, const protocol_role& denominator) {
        for (const std::size_t a : playing(numerator))
            for (const std::size_t b : playing(denominator))
                add_pair(cell_pair{a, b});
    }

    void add_pair(cell_pair pair) {
        const bool both_here = cells_[pair.numerator].remote == cells_[pair.denominator].remote;
        if (both_here && std::ranges::find(pairs, pair) == pairs.end())
            pairs.push_back(pair);
    }

    void add_pairs_with_floor() {
        for (std::size_t b = 0; b < cells_.size(); ++b)
            for (std::size_t a = 0; is_floor(b) && a < cells_.size(); ++a)
                if (cells_[a].experiment == experiment_ && a != b)
                    add_pair(cell_pair{a, b});
    }

    /// Steps of the ladder over TLS; those of plain protocols stand on the floor.
    void add_steps_over_tls() {
        for (std::size_t top = 0; top < cells_.size(); ++top) {
            const auto base = find_cell(cells_, experiment_, cells_[top].description.ladder_base);
            if (cells_[top].experiment == experiment_ && base &&
                cells_[*base].description.traits.secured == security::tls)
                add_pair(cell_pair{top, *base});
        }
    }

    std::vector<cell_pair> pairs;

private:
    bool is_floor(std::size_t cell) const {
        return cells_[cell].experiment == experiment_ && cells_[cell].description.traits.is_floor;
    }

    std::vector<std::size_t> playing(const protocol_role& role) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < cells_.size(); ++i)
            if (cells_[i].experiment == experiment_ && role.fits(cells_[i].description.traits))
                found.push_back(i);
        return found;
    }

    const std::vector<cell>& cells_;
    std::size_t experiment_;
};

std::vector<cell_pair> pairs_within(const std::vector<cell>& cells, const question& question,
                                    std::size_t experiment) {
    pair_list list(cells, experiment);
    list.add_pair(question.numerator, question.denominator);
    for (const security secured : {security::plain, security::tls})
        for (const auto& [numerator, denominator] : sought)
            list.add_pair(numerator.secured_by(secured), denominator.secured_by(secured));
    list.add_pairs_with_floor();
    list.add_steps_over_tls();
    return std::move(list.pairs);
}

comparison_rules rules_of(const report& report, const question& question, const cell& cell) {
    comparison_rules rules;
    rules.confidence = question.confidence;
    rules.margin = question.margin;
    rules.mirrored = mirrored(cell);
    rules.components = report.config.components;
    return rules;
}

double log_rate(const round_played& round) {
    const auto rate = [](const block& block) {
        return static_cast<double>(block.exchanges) / static_cast<double>(block.duration.count());
    };
    return (std::log(rate(*round.first)) + std::log(rate(*round.second))) / 2;
}

/// Averaged over the rounds that both played; both are ascending.
std::optional<double> throughput_ratio(const std::vector<round_played>& a,
                                       const std::vector<round_played>& b) {
    double sum = 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].round != b[j].round) {
            ++(a[i].round < b[j].round ? i : j);
            continue;
        }
        sum += log_rate(a[i++]) - log_rate(b[j++]);
        ++shared;
    }
    const double ratio = std::exp(sum / static_cast<double>(shared));
    return shared > 0 && std::isfinite(ratio) ? std::optional(ratio) : std::nullopt;
}

std::optional<comparison> compare_cells(const report& report,
                                        const std::vector<std::vector<round_played>>& rounds,
                                        const cell_pair& pair, statistic which,
                                        const question& question) {
    const auto& a = rounds[pair.numerator];
    const auto& b = rounds[pair.denominator];
    const auto found = compare_played(a, b, which, report.processes,
                                      rules_of(report, question, report.cells[pair.numerator]));
    if (!found)
        return std::nullopt;
    comparison result;
    result.numerator = pair.numerator;
    result.denominator = pair.denominator;
    result.statistic = which;
    result.figures = found->figures;
    result.processes = found->processes;
    result.repetitions = found->repetitions;
    result.runs = found->runs;
    result.run_sd = found->run_sd;
    result.machines = found->machines;
    if (which == statistic::median)
        result.throughput_ratio = throughput_ratio(a, b);
    return result;
}

/// Whether every block of the two has enough exchanges for a 99th percentile.
bool have_p99(const report& report, const cell_pair& pair) {
    return std::ranges::none_of(report.blocks, [&pair](const block& block) {
        const bool of_the_two = block.cell == pair.numerator || block.cell == pair.denominator;
        return of_the_two && block.exchanges < min_exchanges_for_p99;
    });
}

}  // namespace

std::vector<cell_pair> pairs_of(const std::vector<cell>& cells, const question& question) {
    std::vector<cell_pair> pairs;
    std::size_t experiments = 0;
    for (const cell& cell : cells)
        experiments = std::max(experiments, cell.experiment + 1);
    for (std::size_t i = 0; i < experiments; ++i)
        for (const cell_pair& pair : pairs_within(cells, question, i))
            pairs.push_back(pair);
    return pairs;
}

std::optional<cell_pair> primary_pair_of(const std::vector<cell>& cells, const question& question,
                                         std::size_t experiment) {
    const auto pairs = pairs_within(cells, question, experiment);
    return pairs.empty() ? std::nullopt : std::optional(pairs.front());
}

std::optional<comparison> compare_pair(const report& report, const cell_pair& pair,
                                       statistic statistic) {
    const auto rounds = rounds_of(report, report.cells[pair.numerator].experiment);
    return compare_cells(report, rounds, pair, statistic, report.config.question);
}

std::vector<comparison> comparisons_of(const report& report, const question& question) {
    const auto pairs = pairs_of(report.cells, question);
    const auto rounds = rounds_of(report);
    std::vector<comparison> all;
    for (const statistic which : {statistic::median, statistic::mean, statistic::p99})
        for (const cell_pair& pair : pairs)
            if (which != statistic::p99 || have_p99(report, pair))
                if (auto result = compare_cells(report, rounds, pair, which, question))
                    all.push_back(std::move(*result));
    return all;
}

}  // namespace pingpong
