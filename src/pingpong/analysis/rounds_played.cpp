#include "pingpong/analysis/rounds_played.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "pingpong/core/block_layout.hpp"
#include "pingpong/statistics/claim.hpp"
#include "pingpong/statistics/independent_rounds.hpp"

namespace pingpong {
namespace {

double figure_of(const block& block, statistic which) {
    switch (which) {
        case statistic::median:
            return static_cast<double>(block.round_trips.p50.count());
        case statistic::mean:
            return block.round_trips.mean_ns;
        case statistic::p99:
            return static_cast<double>(block.round_trips.p99.count());
    }
    return 0;
}

/// Takes blocks in the order they were played, and keeps the rounds that are complete.
class round_collector {
public:
    explicit round_collector(const report& report) : rounds(report.cells.size()) {
        for (const cell& cell : report.cells)
            mirrored_.push_back(mirrored(cell));
        under_way_.resize(rounds.size());
    }

    void take(const block& block) {
        if (!mirrored_[block.cell]) {
            rounds[block.cell].push_back({block.round, &block, &block});
            return;
        }
        const auto*& waiting = under_way_[block.cell];
        if (waiting && waiting->round == block.round)
            rounds[block.cell].push_back({block.round, waiting, &block});
        // A round that lacks a block is dropped when the next one begins.
        waiting = &block;
    }

    std::vector<std::vector<round_played>> rounds;

private:
    std::vector<bool> mirrored_;
    std::vector<const block*> under_way_;
};

std::vector<std::vector<round_played>> collect(const report& report,
                                               std::optional<std::size_t> experiment) {
    round_collector collector(report);
    for (const block& block : report.blocks)
        if (!experiment || report.cells[block.cell].experiment == *experiment)
            collector.take(block);
    return std::move(collector.rounds);
}

/// The rounds of one process that both contenders played.
struct rounds_of_process {
    std::size_t process = 0;
    std::vector<round_figure> a;
    std::vector<round_figure> b;
    std::vector<std::size_t> repetitions;  ///< The repetition of each round.

    void drop_first(std::uint64_t count) {
        const auto first = static_cast<std::ptrdiff_t>(count);
        a.erase(a.begin(), a.begin() + first);
        b.erase(b.begin(), b.begin() + first);
        repetitions.erase(repetitions.begin(), repetitions.begin() + first);
    }
};

std::vector<rounds_of_process> shared_by_process(const std::vector<round_played>& a,
                                                 const std::vector<round_played>& b,
                                                 statistic statistic) {
    const auto of_a = figures_of(a, statistic);
    const auto of_b = figures_of(b, statistic);
    std::vector<rounds_of_process> all;
    for (std::size_t i = 0, j = 0; i < of_a.size() && j < of_b.size();) {
        if (of_a[i].round != of_b[j].round) {
            ++(of_a[i].round < of_b[j].round ? i : j);
            continue;
        }
        const std::size_t process = a[i].first->process;
        if (all.empty() || all.back().process != process)
            all.push_back({process, {}, {}, {}});
        all.back().repetitions.push_back(a[i].first->repetition);
        all.back().a.push_back(of_a[i++]);
        all.back().b.push_back(of_b[j++]);
    }
    return all;
}

double log_ratio(const round_figure& a, const round_figure& b) {
    return (std::log(a.first / b.first) + std::log(a.second / b.second)) / 2;
}

double difference(const round_figure& a, const round_figure& b) {
    return (a.first - b.first + a.second - b.second) / 2;
}

/// The spread over units that rounds belong to, such as repetitions.
struct spread_over_units {
    std::uint64_t units = 0;
    std::optional<claimed_means> means;  ///< nullopt: too few units.
};

/// \param unit_of  Maps the rounds of a process and an index to the unit of that round.
template <class UnitOf>
spread_over_units spread_of(const std::vector<rounds_of_process>& all, UnitOf unit_of) {
    std::vector<value_of_process> log_ratios, differences;
    for (const rounds_of_process& process : all)
        for (std::size_t i = 0; i < process.a.size(); ++i) {
            log_ratios.push_back({unit_of(process, i), log_ratio(process.a[i], process.b[i])});
            differences.push_back({unit_of(process, i), difference(process.a[i], process.b[i])});
        }
    const process_spread of_ratio = over_processes(log_ratios);
    const process_spread of_difference = over_processes(differences);
    spread_over_units result;
    result.units = of_ratio.processes;
    if (of_ratio.mean && of_difference.mean && result.units < log_ratios.size())
        result.means = claimed_means{*of_ratio.mean, *of_difference.mean};
    return result;
}

/// Widens the claims to the spread over repetitions and over processes, and counts both.
void widen_claims(played_comparison& to, const std::vector<rounds_of_process>& all,
                  const comparison_rules& rules) {
    const auto repetitions = spread_of(all, [](const rounds_of_process& process, std::size_t i) {
        return process.process << 32U | process.repetitions[i];
    });
    const auto processes = spread_of(
        all, [](const rounds_of_process& process, std::size_t) { return process.process; });
    to.repetitions = repetitions.units;
    to.processes = processes.units;
    const bool by_processes = processes.means && widen_claim(to.figures, *processes.means, rules);
    const bool by_repetitions =
        repetitions.means && widen_claim(to.figures, *repetitions.means, rules);
    // More rounds of the same processes would not make them agree.
    if (by_processes && !by_repetitions)
        to.figures.rounds_for_margin.reset();
}

played_comparison compare_several(std::vector<rounds_of_process> all, comparison_rules rules) {
    rounds_of_process whole;
    std::uint64_t dropped = 0;
    bool steady = true;
    for (rounds_of_process& process : all) {
        const auto alone = compare_rounds(process.a, process.b, rules);
        steady = steady && alone->steady;
        dropped += alone->dropped;
        process.drop_first(alone->dropped);
        whole.a.insert(whole.a.end(), process.a.begin(), process.a.end());
        whole.b.insert(whole.b.end(), process.b.begin(), process.b.end());
    }
    rules.warmed_up = true;
    played_comparison result;
    result.figures = compare_rounds(whole.a, whole.b, rules).value();
    result.figures.dropped = dropped;
    result.figures.steady = steady;
    widen_claims(result, all, rules);
    return result;
}

}  // namespace

bool mirrored(const cell& cell) {
    return layout_of(cell.count, cell.connections, cell.rate_per_s).blocks > 1;
}

std::vector<std::vector<round_played>> rounds_of(const report& report) {
    return collect(report, std::nullopt);
}

std::vector<std::vector<round_played>> rounds_of(const report& report, std::size_t experiment) {
    return collect(report, experiment);
}

std::vector<round_figure> figures_of(const std::vector<round_played>& rounds, statistic statistic) {
    std::vector<round_figure> figures;
    figures.reserve(rounds.size());
    for (const round_played& round : rounds)
        figures.push_back(
            {round.round, figure_of(*round.first, statistic), figure_of(*round.second, statistic)});
    const bool positive = std::ranges::all_of(
        figures, [](const round_figure& figure) { return figure.first > 0 && figure.second > 0; });
    return positive ? figures : std::vector<round_figure>();
}

std::optional<played_comparison> compare_played(const std::vector<round_played>& a,
                                                const std::vector<round_played>& b,
                                                statistic statistic, comparison_rules rules) {
    auto all = shared_by_process(a, b, statistic);
    if (all.empty())
        return std::nullopt;
    if (all.size() > 1)
        return compare_several(std::move(all), rules);
    played_comparison result;
    result.figures = compare_rounds(all.front().a, all.front().b, rules).value();
    all.front().drop_first(result.figures.dropped);
    widen_claims(result, all, rules);
    return result;
}

}  // namespace pingpong
