#include <fmt/format.h>

#include <algorithm>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/html/drawing/figure_frame.hpp"
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

table table_of(const experiment_view& view) {
    // On one connection the rate would say the mean again.
    const bool rate = has_parallel_connections(view);
    table made{format_experiment(view) + " (" + format_extent(view) + ")",
               {"contender", "exchanges", "p50\nµs", "p99\nµs", rate ? "rate\nper s" : "mean\nµs",
                "CPU\nµs", "system\ncalls", "bytes", "set-up\nµs", "by raw\nTCP"},
               {},
               1};
    for (const contender_view& who : view.contenders) {
        const cell_summary& summary = *who.summary;
        made.rows.push_back({short_name(who.cell->protocol), format_exchanges(who),
                             format_figure(to_us(supported_percentile(summary, p50)), 2),
                             format_figure(to_us(supported_percentile(summary, p99)), 2),
                             rate ? format_figure(summary.throughput_per_s, 0)
                                  : format_figure(to_us(summary.mean_ns), 2),
                             format_figure(to_us(summary.cpu_ns_per_exchange), 2),
                             format_figure(summary.system_calls_per_exchange, 0),
                             format_figure(bytes_per_exchange(summary), 0),
                             format_figure(to_us(who.set_up_ns), 1),
                             format_figure(who.ratio_to_floor, 2)});
    }
    return made;
}

markup notes_of(const experiment_view& view) {
    markup notes;
    for (const std::string& one : format_remote_servers(view, escape_terminal))
        notes += element("p", {{"class", "note"}}, typeset_sentences(one + "."));
    return notes;
}

}  // namespace

markup summary_section(const subject& of) {
    if (of.views.empty())
        return {};
    markup made = element("h2", {}, "What was measured");
    const std::size_t shown = std::min(of.views.size(), max_experiments);
    for (std::size_t i = 0; i < shown; ++i)
        made += table_region(table_of(of.views[i]), fmt::format("Experiment {}", i + 1)) +
                notes_of(of.views[i]);
    if (shown < of.views.size())
        made += element("p", {{"class", "note"}},
                        fmt::format("{} more experiments are left out here; the report as JSON has "
                                    "them.",
                                    of.views.size() - shown));
    made += element("p", {{"class", "note"}}, typeset_sentences(format_legend(of.what)));
    return element("section", {}, made);
}

}  // namespace pingpong::html
