#include "pingpong/analysis/report_views.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/report/lookup.hpp"

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

namespace {

auto without_count(const cell& cell) {
    return std::tuple(cell.payload_request_bytes, cell.payload_reply_bytes, cell.connections,
                      cell.echo);
}

}  // namespace

std::vector<headline_group> group_headlines(const report& report,
                                            const std::vector<experiment_view>& views) {
    std::vector<headline_group> groups;
    for (const experiment_view& view : views) {
        const headline headline{&view, find_primary_comparison(report, view.index)};
        if (!headline.primary)
            continue;
        const auto found = std::ranges::find_if(groups, [&](const headline_group& group) {
            return without_count(group.front().view->first_cell()) ==
                   without_count(view.first_cell());
        });
        if (found == groups.end())
            groups.push_back({headline});
        else
            found->push_back(headline);
    }
    return groups;
}

const headline& main_headline(const headline_group& group) {
    return *std::ranges::max_element(
        group, {}, [](const headline& each) { return each.view->first_cell().count; });
}

std::vector<const comparison*> primary_comparisons(const experiment_view& view) {
    std::vector<const comparison*> chosen;
    for (const comparison* each : view.comparisons)
        if (!each->exploratory())
            chosen.push_back(each);
    if (chosen.empty() && !view.comparisons.empty())
        chosen.push_back(view.comparisons.front());
    return chosen;
}

std::vector<sweep> find_sweeps(const report& report, const std::vector<headline_group>& groups) {
    const comparison& first = *main_headline(groups.front()).primary;
    std::map<std::uint64_t, sweep> by_connections, by_size;
    for (const headline_group& group : groups) {
        const experiment_view& view = *main_headline(group).view;
        const cell& cell = view.first_cell();
        const comparison* compared =
            find_comparison(report, view.index, report.cells[first.numerator].protocol,
                            report.cells[first.denominator].protocol);
        sweep& over_sizes = by_connections[cell.connections];
        over_sizes.connections = cell.connections;
        over_sizes.points.push_back({&view, cell.payload_request_bytes, compared});
        by_size[cell.payload_request_bytes].points.push_back({&view, cell.connections, compared});
    }
    std::vector<sweep> sweeps;
    if (by_size.size() == 1) {
        sweeps.push_back(std::move(by_size.begin()->second));
        sweeps.front().axis = sweep_axis::connections;
    } else {
        for (auto& [connections, sweep] : by_connections)
            sweeps.push_back(std::move(sweep));
    }
    for (sweep& each : sweeps)
        std::ranges::sort(each.points, {}, &sweep_point::value);
    return sweeps;
}

namespace {

/// nullptr: these two were not compared.
const paired_comparison* find_figures(const report& report, const experiment_view& view,
                                      const protocol_role& numerator,
                                      const protocol_role& denominator) {
    const comparison* found = find_comparison(report, view.index, numerator, denominator);
    return found ? &found->figures : nullptr;
}

}  // namespace

std::optional<library_share> find_library_share(const report& report, const experiment_view& view) {
    if (has_parallel_connections(view))
        return std::nullopt;
    using roles::http_kept, roles::websocket;
    constexpr protocol_role lean_websocket = websocket.by(implementation::lean);
    constexpr protocol_role lean_http = http_kept.by(implementation::lean);
    const paired_comparison* whole = find_figures(report, view, websocket, http_kept);
    const paired_comparison* protocol = find_figures(report, view, lean_websocket, lean_http);
    const paired_comparison* on_websocket = find_figures(report, view, websocket, lean_websocket);
    const paired_comparison* on_http = find_figures(report, view, http_kept, lean_http);
    for (const paired_comparison* each : {whole, protocol, on_websocket, on_http})
        if (!each || each->rounds != whole->rounds || each->ratio.value <= 0)
            return std::nullopt;
    return library_share{{whole->difference.value, whole->ratio.value},
                         {protocol->difference.value, protocol->ratio.value},
                         {on_websocket->difference.value - on_http->difference.value,
                          on_websocket->ratio.value / on_http->ratio.value}};
}

namespace {

bool compare_the_same(const run_comparison& a, const run_comparison& b) {
    return same_setting(a.numerator(), b.numerator()) &&
           same_setting(a.denominator(), b.denominator());
}

}  // namespace

distinct_runs find_distinct_runs(std::span<const named_report> runs) {
    distinct_runs distinct;
    for (const named_report& run : runs) {
        const auto known = std::ranges::find_if(distinct.runs, [&run](const named_report* other) {
            return !run.report.run_id.empty() && other->report.run_id == run.report.run_id;
        });
        if (known == distinct.runs.end())
            distinct.runs.push_back(&run);
        else
            distinct.duplicates.push_back({*known, &run});
    }
    return distinct;
}

std::vector<std::vector<run_comparison>> group_comparisons(
    const std::vector<const named_report*>& runs) {
    std::vector<std::vector<run_comparison>> groups;
    for (const named_report* run : runs)
        for (const experiment_view& view : view_experiments(run->report))
            for (const comparison* comparison : primary_comparisons(view)) {
                const run_comparison found{run, comparison};
                const auto group = std::ranges::find_if(groups, [&found](const auto& each) {
                    return compare_the_same(each.front(), found);
                });
                if (group == groups.end())
                    groups.push_back({found});
                else
                    group->push_back(found);
            }
    return groups;
}

}  // namespace pingpong
