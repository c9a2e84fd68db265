#include "pingpong/analysis/headlines.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "pingpong/report/lookup.hpp"

namespace pingpong {
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

}  // namespace pingpong
