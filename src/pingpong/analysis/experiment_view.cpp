#include "pingpong/analysis/experiment_view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace pingpong {
namespace {

const cell_summary no_summary;

/// For each cell its experiment and the position of its contender in it.
using contender_positions = std::vector<std::pair<experiment_view*, std::size_t>>;

contender_view& contender_at(const contender_positions& positions, std::size_t cell) {
    return positions[cell].first->contenders[positions[cell].second];
}

/// Comparisons with the floor come last: they matter least.
void add_comparisons(const report& report, const contender_positions& positions) {
    for (const bool with_floor : {false, true})
        for (const comparison& one : report.comparisons)
            if (report.cells[one.denominator].description.traits.is_floor == with_floor) {
                experiment_view& view = *positions[one.numerator].first;
                (one.statistic == statistic::median ? view.comparisons : view.secondary)
                    .push_back(&one);
            }
    for (const comparison& one : report.comparisons)
        if (one.statistic == statistic::median &&
            report.cells[one.denominator].description.traits.is_floor)
            contender_at(positions, one.numerator).ratio_to_floor = one.figures.ratio.value;
}

}  // namespace

bool contender_view::failed() const {
    return std::any_of(trials.begin(), trials.end(),
                       [](const trial* trial) { return trial->failure.has_value(); });
}

bool contender_view::complete() const {
    return !trials.empty() && std::all_of(trials.begin(), trials.end(), [this](const trial* one) {
        return !one->failure && one->exchanges == cell->count;
    });
}

std::vector<experiment_view> view_experiments(const report& report) {
    std::map<std::size_t, experiment_view> by_index;
    contender_positions positions;
    for (const cell& one : report.cells) {
        experiment_view& view = by_index[one.experiment];
        view.index = one.experiment;
        positions.emplace_back(&view, view.contenders.size());
        contender_view& contender = view.contenders.emplace_back();
        contender.cell = &one;
        contender.summary = &no_summary;
    }

    for (const cell_summary& one : report.summaries) {
        contender_at(positions, one.cell).summary = &one;
        if (one.median_ns && report.cells[one.cell].description.traits.is_floor)
            contender_at(positions, one.cell).ratio_to_floor = 1;
    }
    for (const cell_cost& one : report.costs)
        if (one.set_up_ns && one.cell < positions.size())
            contender_at(positions, one.cell).set_up_ns = one.set_up_ns->value;
    for (const trial& one : report.trials) {
        contender_at(positions, one.cell).trials.push_back(&one);
        std::uint64_t& repetitions = positions[one.cell].first->repetitions;
        repetitions = std::max<std::uint64_t>(repetitions, one.repetition + 1);
    }
    add_comparisons(report, positions);

    std::map<const experiment_view*, std::set<std::size_t>> rounds;
    for (const block& one : report.blocks)
        rounds[positions[one.cell].first].insert(one.round);

    std::vector<experiment_view> views;
    for (auto& [index, view] : by_index) {
        view.rounds = rounds[&view].size();
        views.push_back(std::move(view));
    }
    return views;
}

const contender_view* find_contender(const experiment_view& view, std::string_view protocol) {
    const auto found = std::ranges::find_if(
        view.contenders, [&](const contender_view& one) { return one.cell->protocol == protocol; });
    return found == view.contenders.end() ? nullptr : &*found;
}

bool has_parallel_connections(const experiment_view& view) {
    return view.first_cell().connections > 1;
}

std::optional<double> bytes_per_exchange(const cell_summary& summary) {
    if (!summary.bytes_sent_per_exchange || !summary.bytes_received_per_exchange)
        return std::nullopt;
    return *summary.bytes_sent_per_exchange + *summary.bytes_received_per_exchange;
}

}  // namespace pingpong
