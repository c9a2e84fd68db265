#include <fmt/core.h>

#include <algorithm>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/html/drawing/figure.hpp"
#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/run_facts.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_experiments = 24;

/// The heading of the ratios to the floor, e.g. "by raw\nTCP".
std::string floor_heading(const experiment_view& view) {
    for (const contender_view& each : view.contenders)
        if (each.cell->description.traits.is_floor) {
            std::string heading = "by " + label_of(*each.cell);
            heading[heading.rfind(' ')] = '\n';
            return heading;
        }
    return "by the\nfloor";
}

data_table contender_table(const experiment_view& view) {
    // On one connection the rate would say the mean again.
    const bool rate = has_parallel_connections(view);
    data_table table{
        format_experiment(view) + " (" + format_extent(view) + ")",
        {"contender", "exchanges", "p50\nµs", "p99\nµs", rate ? "rate\nper s" : "mean\nµs",
         "CPU\nµs", "system\ncalls", "bytes", "set-up\nµs", floor_heading(view)},
        {},
        1};
    for (const contender_view& contender : view.contenders) {
        const cell_summary& summary = *contender.summary;
        table.rows.push_back({label_of(*contender.cell), format_exchanges(contender),
                              format_figure(to_us(supported_percentile(summary, p50)), 2),
                              format_figure(to_us(supported_percentile(summary, p99)), 2),
                              rate ? format_figure(summary.throughput_per_s, 0)
                                   : format_figure(to_us(summary.mean_ns), 2),
                              format_figure(to_us(summary.cpu_ns_per_exchange), 2),
                              format_figure(summary.system_calls_per_exchange, 0),
                              format_figure(bytes_per_exchange(summary), 0),
                              format_figure(to_us(contender.set_up_ns), 1),
                              format_figure(contender.ratio_to_floor, 2)});
    }
    return table;
}

markup remote_server_notes(const experiment_view& view) {
    markup notes;
    for (const std::string& each : format_remote_servers(view, escape_terminal))
        notes += element("p", {{"class", "note"}}, typeset_sentences(each + "."));
    return notes;
}

}  // namespace

markup summary_section(const subject& subject) {
    if (subject.views.empty())
        return {};
    markup content = element("h2", {}, "What was measured");
    const std::size_t shown = std::min(subject.views.size(), max_experiments);
    for (std::size_t i = 0; i < shown; ++i)
        content +=
            table_region(contender_table(subject.views[i]), fmt::format("Experiment {}", i + 1)) +
            remote_server_notes(subject.views[i]);
    if (shown < subject.views.size())
        content += element("p", {{"class", "note"}},
                           fmt::format("{} more experiments are left out here; the report as JSON "
                                       "has them.",
                                       subject.views.size() - shown));
    content += element("p", {{"class", "note"}}, typeset_sentences(format_legend(subject.report)));
    return element("section", {}, content);
}

}  // namespace pingpong::html
