#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/html/charts/forest_rows.hpp"
#include "pingpong/reporter/html/drawing/figure.hpp"
#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/answer_table.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "pingpong/reporter/wording/run_facts.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_experiments = 24;

/// The heading of the ratios to the floor, e.g. "vs raw\nTCP".
std::string floor_heading(const experiment_view& view) {
    for (const contender_view& each : view.contenders)
        if (each.cell->description.traits.is_floor) {
            std::string heading = "vs " + label_of(*each.cell);
            heading[heading.rfind(' ')] = '\n';
            return heading;
        }
    return "vs the\nfloor";
}

std::string format_median(const contender_view& contender) {
    return format_figure(to_us(supported_percentile(*contender.summary, p50)), 2);
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
                              format_median(contender),
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

/// The table that stands beside the answer on a terminal too.
data_table contender_answer_table(const subject& subject, const experiment_view& view) {
    const answer_table answer =
        make_answer_table(subject.report, escape_terminal, subject.report.cells.size());
    data_table table{
        format_experiment(view) + " (" + format_extent(view) + "), " + answer.note, {}, {}, 1};
    for (const answer_column& column : answer.columns)
        table.headings.push_back(column.name.empty() ? "contender" : column.name);
    for (std::size_t i = 0; i < answer.columns.front().cells.size(); ++i) {
        std::vector<std::string> row;
        for (const answer_column& column : answer.columns)
            row.push_back(column.cells[i]);
        table.rows.push_back(std::move(row));
    }
    return table;
}

markup remote_server_notes(const experiment_view& view) {
    markup notes;
    for (const std::string& each : format_remote_servers(view, escape_terminal))
        notes += element("p", {{"class", "note"}}, typeset_sentences(each + "."));
    return notes;
}

/// The experiments that the table of settings has a row for: of those that differ in their count
/// alone the one with the most exchanges, and those in which nothing was compared.
std::vector<const experiment_view*> find_settings(const subject& subject) {
    std::vector<const experiment_view*> settings;
    for (const experiment_view& view : subject.views) {
        const auto has_view = [&view](const headline& each) { return each.view == &view; };
        const auto group =
            std::ranges::find_if(subject.headlines, [&has_view](const headline_group& each) {
                return std::ranges::any_of(each, has_view);
            });
        if (group == subject.headlines.end() || has_view(main_headline(*group)))
            settings.push_back(&view);
    }
    return settings;
}

/// A setting, the medians of the two of the answer, their ratio and the verdict on it.
std::vector<std::string> setting_row(const subject& subject, const experiment_view& view,
                                     const cell& numerator, const cell& denominator) {
    std::vector<std::string> row{subject.format_place(view)};
    for (const cell* compared : {&numerator, &denominator}) {
        const contender_view* contender = find_contender(view, compared->protocol);
        row.push_back(contender ? format_median(*contender) : std::string(unknown_figure));
    }
    const comparison* found =
        find_comparison(subject.report, view.index, numerator.protocol, denominator.protocol);
    row.push_back(found ? format_ratio(found->figures) : std::string(unknown_figure));
    row.push_back(found ? std::string(format_verdict_kind(*found))
                        : std::string(subject.is_invalid(view) ? "invalid" : "not compared"));
    return row;
}

markup setting_table(const subject& subject, const std::vector<const experiment_view*>& settings) {
    const cell& numerator = subject.report.cells[subject.main_comparison()->numerator];
    const cell& denominator = subject.report.cells[subject.main_comparison()->denominator];
    const std::string first = label_of(numerator), second = label_of(denominator);
    data_table table{"Median round trips and their ratio in every setting",
                     {"setting", first + "\np50 µs", second + "\np50 µs", "ratio", first + "\nis"},
                     {},
                     1};
    for (const experiment_view* view : settings) {
        if (subject.is_invalid(*view))
            table.invalid_rows.push_back(table.rows.size());
        table.rows.push_back(setting_row(subject, *view, numerator, denominator));
    }
    return table_region(table, "Summary of the settings");
}

/// The experiment whose contenders the summary shows; nullptr: it shows the settings, or nothing.
const experiment_view* find_shown_experiment(const subject& subject) {
    return subject.headlines.size() > 1 ? nullptr : subject.main_view();
}

}  // namespace

markup summary_section(const subject& subject) {
    if (subject.views.empty())
        return {};
    const experiment_view* shown = find_shown_experiment(subject);
    const markup table =
        shown ? table_region(contender_answer_table(subject, *shown), "Summary of the contenders") +
                    remote_server_notes(*shown)
              : setting_table(subject, find_settings(subject));
    return table +
           element("p", {{"class", "note"}}, typeset_sentences(format_legend(subject.report)));
}

markup experiments_section(const subject& subject) {
    markup content;
    std::size_t count = 0;
    for (const experiment_view& view : subject.views) {
        if (++count > max_experiments)
            continue;
        const std::string place = subject.format_place(view);
        content +=
            element("details", {},
                    element("summary", {}, place + (subject.is_invalid(view) ? ": invalid" : "")) +
                        table_region(contender_table(view), "Experiment " + place) +
                        remote_server_notes(view));
    }
    if (count > max_experiments)
        content += element("p", {{"class", "note"}},
                           fmt::format("{} more are not shown; the JSON report has them.",
                                       count - max_experiments));
    return content;
}

}  // namespace pingpong::html
