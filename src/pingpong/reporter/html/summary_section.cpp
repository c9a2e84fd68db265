#include <fmt/format.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_experiments = 24;

table table_of(const experiment_view& view) {
    // On one connection the rate would say the mean again.
    const bool rate = side_by_side(view);
    table made{experiment_words(view) + " (" + extent_words(view) + ")",
               {"contender", "exchanges", "p50\nµs", "p99\nµs", rate ? "rate\nper s" : "mean\nµs",
                "CPU\nµs", "system\ncalls", "bytes", "set-up\nµs", "by raw\nTCP"},
               {},
               1};
    for (const contender_view& who : view.contenders) {
        const cell_summary& summary = *who.summary;
        made.rows.push_back(
            {short_name(who.what->protocol), exchanges_words(who),
             figure(in_us(supported_percentile(summary, p50)), 2),
             figure(in_us(supported_percentile(summary, p99)), 2),
             rate ? figure(summary.throughput_per_s, 0) : figure(in_us(summary.mean_ns), 2),
             figure(in_us(summary.cpu_ns_per_exchange), 2),
             figure(summary.system_calls_per_exchange, 0), figure(bytes_per_exchange(summary), 0),
             figure(in_us(who.set_up_ns), 1), figure(who.ratio_to_floor, 2)});
    }
    return made;
}

markup notes_of(const experiment_view& view) {
    markup notes;
    for (const std::string& one : remote_words(view, escape_terminal))
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
    made += element("p", {{"class", "note"}}, typeset_sentences(reading_words(of.what)));
    return element("section", {}, made);
}

}  // namespace pingpong::html
