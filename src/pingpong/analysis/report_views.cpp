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
        for (const comparison& comparison : report.comparisons)
            if (report.cells[comparison.denominator].description.traits.is_floor == with_floor) {
                experiment_view& view = *positions[comparison.numerator].first;
                (comparison.statistic == statistic::median ? view.comparisons : view.secondary)
                    .push_back(&comparison);
            }
    for (const comparison& comparison : report.comparisons)
        if (comparison.statistic == statistic::median &&
            report.cells[comparison.denominator].description.traits.is_floor)
            contender_at(positions, comparison.numerator).ratio_to_floor =
                comparison.figures.ratio.value;
}

}  // namespace

bool contender_view::failed() const {
    return std::any_of(trials.begin(), trials.end(),
                       [](const trial* trial) { return trial->failure.has_value(); });
}

bool contender_view::complete() const {
    return !trials.empty() && std::all_of(trials.begin(), trials.end(), [this](const trial* trial) {
        return !trial->failure && trial->exchanges == cell->count;
    });
}

std::vector<experiment_view> view_experiments(const report& report) {
    std::map<std::size_t, experiment_view> by_index;
    contender_positions positions;
    for (const cell& cell : report.cells) {
        experiment_view& view = by_index[cell.experiment];
        view.index = cell.experiment;
        positions.emplace_back(&view, view.contenders.size());
        contender_view& contender = view.contenders.emplace_back();
        contender.cell = &cell;
        contender.summary = &no_summary;
    }

    for (const cell_summary& summary : report.summaries) {
        contender_at(positions, summary.cell).summary = &summary;
        if (summary.median_ns && report.cells[summary.cell].description.traits.is_floor)
            contender_at(positions, summary.cell).ratio_to_floor = 1;
    }
    for (const cell_cost& cost : report.costs)
        if (cost.set_up_ns && cost.cell < positions.size())
            contender_at(positions, cost.cell).set_up_ns = cost.set_up_ns->value;
    for (const trial& trial : report.trials) {
        contender_at(positions, trial.cell).trials.push_back(&trial);
        std::uint64_t& repetitions = positions[trial.cell].first->repetitions;
        repetitions = std::max<std::uint64_t>(repetitions, trial.repetition + 1);
    }
    add_comparisons(report, positions);

    std::map<const experiment_view*, std::set<std::size_t>> rounds;
    for (const block& block : report.blocks)
        rounds[positions[block.cell].first].insert(block.round);

    std::vector<experiment_view> views;
    for (auto& [index, view] : by_index) {
        view.rounds = rounds[&view].size();
        views.push_back(std::move(view));
    }
    return views;
}

const contender_view* find_contender(const experiment_view& view, std::string_view protocol) {
    const auto found = std::ranges::find_if(view.contenders, [&](const contender_view& contender) {
        return contender.cell->protocol == protocol;
    });
    return found == view.contenders.end() ? nullptr : &*found;
}

const contender_view* find_floor(const experiment_view& view) {
    const auto found = std::ranges::find_if(view.contenders, [](const contender_view& contender) {
        return contender.cell->description.traits.is_floor;
    });
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

/// Whether the two contenders of the run's question were to play in an experiment, and were not
/// compared there.
bool lacks_answer(const report& report, std::size_t experiment) {
    const question& question = report.config.question;
    return find_cell(report.cells, experiment, question.numerator) &&
           find_cell(report.cells, experiment, question.denominator) &&
           !find_comparison(report, experiment, question.numerator, question.denominator);
}

/// A contender that failed at some count has left the question to the other counts, if any.
void prefer_answers(const report& report, headline_group& group) {
    const auto lacks = [&report](const headline& each) {
        return lacks_answer(report, each.view->index);
    };
    if (!std::ranges::all_of(group, lacks))
        std::erase_if(group, lacks);
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
    for (headline_group& group : groups)
        prefer_answers(report, group);
    return groups;
}

const headline& main_headline(const headline_group& group) {
    return *std::ranges::max_element(
        group, {}, [](const headline& each) { return each.view->first_cell().count; });
}

std::vector<const comparison*> planned_comparisons(const experiment_view& view) {
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

constexpr protocol_role lean_websocket = roles::websocket.by(implementation::lean);
constexpr protocol_role lean_http = roles::http_kept.by(implementation::lean);

}  // namespace

std::optional<library_share> find_library_share(const report& report, const experiment_view& view) {
    if (has_parallel_connections(view))
        return std::nullopt;
    const auto find = [&](const protocol_role& numerator, const protocol_role& denominator) {
        return find_comparison(report, view.index, numerator, denominator);
    };
    const comparison* whole = find(roles::websocket, roles::http_kept);
    const comparison* protocol = find(lean_websocket, lean_http);
    const comparison* on_websocket = find(roles::websocket, lean_websocket);
    const comparison* on_http = find(roles::http_kept, lean_http);
    for (const comparison* each : {whole, protocol, on_websocket, on_http})
        if (!each || each->figures.rounds != whole->figures.rounds ||
            each->figures.ratio.value <= 0)
            return std::nullopt;
    const auto share_of = [](const comparison* comparison) {
        return time_share{comparison->figures.difference.value, comparison->figures.ratio.value};
    };
    const time_share websocket_share = share_of(on_websocket), http_share = share_of(on_http);
    return library_share{&report.cells[whole->numerator],
                         &report.cells[whole->denominator],
                         &report.cells[protocol->numerator],
                         &report.cells[protocol->denominator],
                         share_of(whole),
                         share_of(protocol),
                         {websocket_share.difference_ns - http_share.difference_ns,
                          websocket_share.ratio / http_share.ratio}};
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
            for (const comparison* comparison : planned_comparisons(view)) {
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
