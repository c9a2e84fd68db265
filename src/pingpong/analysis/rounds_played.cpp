#include "pingpong/analysis/rounds_played.hpp"

#include <algorithm>
#include <optional>

#include "pingpong/core/block_layout.hpp"

namespace pingpong {
namespace {

double figure_of(const block& one, statistic which) {
    switch (which) {
        case statistic::median:
            return static_cast<double>(one.round_trips.p50.count());
        case statistic::mean:
            return one.round_trips.mean_ns;
        case statistic::p99:
            return static_cast<double>(one.round_trips.p99.count());
    }
    return 0;
}

/// Takes blocks in the order they were played, and keeps a round once both of its blocks are there.
class round_collector {
public:
    explicit round_collector(const report& measured) : rounds(measured.cells.size()) {
        for (const cell& one : measured.cells)
            mirrored_.push_back(mirrored(one));
        under_way_.resize(rounds.size());
    }

    void take(const block& one) {
        if (!mirrored_[one.cell]) {
            rounds[one.cell].push_back({one.round, &one, &one});
            return;
        }
        const block*& waiting = under_way_[one.cell];
        if (waiting && waiting->round == one.round)
            rounds[one.cell].push_back({one.round, waiting, &one});
        // A round of which a block is missing is left when the next one begins.
        waiting = &one;
    }

    std::vector<std::vector<round_played>> rounds;

private:
    std::vector<bool> mirrored_;
    std::vector<const block*> under_way_;
};

std::vector<std::vector<round_played>> collect(const report& measured,
                                               std::optional<std::size_t> experiment) {
    round_collector collector(measured);
    for (const block& one : measured.blocks)
        if (!experiment || measured.cells[one.cell].experiment == *experiment)
            collector.take(one);
    return std::move(collector.rounds);
}

}  // namespace

bool mirrored(const cell& what) {
    return layout_of(what.count, what.connections, what.rate_per_s).blocks > 1;
}

std::vector<std::vector<round_played>> rounds_of(const report& measured) {
    return collect(measured, std::nullopt);
}

std::vector<std::vector<round_played>> rounds_of(const report& measured, std::size_t experiment) {
    return collect(measured, experiment);
}

std::vector<round_figure> figures_of(const std::vector<round_played>& rounds, statistic which) {
    std::vector<round_figure> figures;
    figures.reserve(rounds.size());
    for (const round_played& one : rounds)
        figures.push_back({one.round, figure_of(*one.first, which), figure_of(*one.second, which)});
    const bool positive = std::ranges::all_of(
        figures, [](const round_figure& one) { return one.first > 0 && one.second > 0; });
    return positive ? figures : std::vector<round_figure>();
}

}  // namespace pingpong
