#include "pingpong/reporter/wording/experiment_view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace pingpong {
namespace {

const cell_summary no_summary;

/// Where the contender of each cell went: experiment and place in it.
using places = std::vector<std::pair<experiment_view*, std::size_t>>;

contender_view& contender_at(const places& where, std::size_t cell) {
    return where[cell].first->contenders[where[cell].second];
}

/// Those with the floor come last: they are the least of what is asked.
void take_comparisons(const report& what, const places& where) {
    for (const bool with_floor : {false, true})
        for (const comparison& one : what.comparisons)
            if ((what.cells[one.denominator].protocol == floor_protocol) == with_floor) {
                experiment_view& view = *where[one.numerator].first;
                (one.statistic == statistic::median ? view.comparisons : view.secondary)
                    .push_back(&one);
            }
    for (const comparison& one : what.comparisons)
        if (one.statistic == statistic::median &&
            what.cells[one.denominator].protocol == floor_protocol)
            contender_at(where, one.numerator).ratio_to_floor = one.figures.ratio.value;
}

}  // namespace

bool contender_view::failed() const {
    return std::any_of(trials.begin(), trials.end(),
                       [](const trial* one) { return one->failure.has_value(); });
}

bool contender_view::complete() const {
    return !trials.empty() && std::all_of(trials.begin(), trials.end(), [this](const trial* one) {
        return !one->failure && one->exchanges == what->count;
    });
}

const contender_view* find_contender(const experiment_view& view, std::string_view protocol) {
    const auto found = std::ranges::find_if(
        view.contenders, [&](const contender_view& one) { return one.what->protocol == protocol; });
    return found == view.contenders.end() ? nullptr : &*found;
}

std::vector<experiment_view> experiments_of(const report& what) {
    std::map<std::size_t, experiment_view> by_index;
    places where;
    for (const cell& one : what.cells) {
        experiment_view& view = by_index[one.experiment];
        view.index = one.experiment;
        where.emplace_back(&view, view.contenders.size());
        contender_view& contender = view.contenders.emplace_back();
        contender.what = &one;
        contender.summary = &no_summary;
    }

    for (const cell_summary& one : what.summaries) {
        contender_at(where, one.cell).summary = &one;
        if (one.median_ns && what.cells[one.cell].protocol == floor_protocol)
            contender_at(where, one.cell).ratio_to_floor = 1;
    }
    for (const cell_cost& one : what.costs)
        if (one.set_up_ns && one.cell < where.size())
            contender_at(where, one.cell).set_up_ns = one.set_up_ns->value;
    for (const trial& one : what.trials) {
        contender_at(where, one.cell).trials.push_back(&one);
        std::uint64_t& repetitions = where[one.cell].first->repetitions;
        repetitions = std::max<std::uint64_t>(repetitions, one.repetition + 1);
    }
    take_comparisons(what, where);

    std::map<const experiment_view*, std::set<std::size_t>> rounds;
    for (const block& one : what.blocks)
        rounds[where[one.cell].first].insert(one.round);

    std::vector<experiment_view> views;
    for (auto& [index, view] : by_index) {
        view.rounds = rounds[&view].size();
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace pingpong
