#include "pingpong/reporter/markdown/markdown.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/analysis/report_views.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/markdown/markdown_parts.hpp"
#include "pingpong/reporter/markdown/original_tables.hpp"
#include "pingpong/reporter/wording/answer_table.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/names.hpp"
#include "pingpong/reporter/wording/run_facts.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong {
namespace {

using views = std::vector<experiment_view>;

std::string join(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : ", ") + item;
    return text;
}

/// Mermaid has no escapes within quotes, so that only what is surely text stays.
std::string escape_mermaid(std::string_view text) {
    std::string safe(text);
    const auto is_text = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(" -_.,:+/()").find(c) != std::string_view::npos;
    };
    std::ranges::replace_if(
        safe, [&](char c) { return !is_text(c); }, '_');
    return '"' + safe + '"';
}

std::string chart_title(const experiment_view& view) {
    const cell& first = view.first_cell();
    return fmt::format("p50 of round trips in us: {}, {} bytes there, {} back",
                       format_count(first.count, "exchange"), first.payload_request_bytes,
                       first.payload_reply_bytes);
}

/// Bars of the contenders' median round trips in an experiment, in microseconds, as a block of
/// Mermaid; empty when none was measured. What of a name could be more than text becomes `_`.
///
/// \par Source  Mermaid, "XY Chart": the syntax of `xychart-beta`.
std::string median_chart(const experiment_view& view) {
    std::vector<std::string> names, bars;
    for (const contender_view& contender : view.contenders)
        if (const auto median = to_us(supported_percentile(*contender.summary, p50))) {
            names.push_back(escape_mermaid(format_contender(*contender.cell, verbatim)));
            bars.push_back(fmt::format("{:.2f}", *median));
        }
    if (bars.empty())
        return {};
    return fmt::format(
        "```mermaid\n"
        "%%{{init: {{\"xyChart\": {{\"width\": 640, \"height\": 280}}}}}}%%\n"
        "xychart-beta\n"
        "    title {}\n"
        "    x-axis [{}]\n"
        "    y-axis \"us\"\n"
        "    bar [{}]\n"
        "```\n\n",
        escape_mermaid(chart_title(view)), join(names), join(bars));
}

std::string summary_table(const experiment_view& view) {
    const std::string names[] = {"contender",
                                 "exchanges",
                                 "p50 us",
                                 "p90 us",
                                 "p99 us",
                                 "max us",
                                 "mean us",
                                 "exchanges/s",
                                 "CPU us/exchange",
                                 "bytes/exchange",
                                 "connections/exchange",
                                 "set-up us",
                                 "ratio " + format_floor_heading(view, escape_markdown)};
    markdown_table table(names, 1);
    for (const contender_view& contender : view.contenders) {
        const cell_summary& summary = *contender.summary;
        const std::string cells[] = {
            format_contender(*contender.cell, escape_markdown),
            format_exchanges(contender),
            format_figure(to_us(supported_percentile(summary, p50)), 2),
            format_figure(to_us(supported_percentile(summary, p90)), 2),
            format_figure(to_us(supported_percentile(summary, p99)), 2),
            format_figure(to_us(summary.max), 2),
            format_figure(to_us(summary.mean_ns), 2),
            format_figure(summary.throughput_per_s, 0),
            format_figure(to_us(summary.cpu_ns_per_exchange), 2),
            format_figure(bytes_per_exchange(summary), 1),
            format_figure(summary.connections_per_exchange, 2),
            format_figure(to_us(contender.set_up_ns), 1),
            format_figure(contender.ratio_to_floor, 2),
        };
        table.row(cells);
    }
    return std::move(table).take();
}

std::string comparison_table(const report& report, const experiment_view& view) {
    const std::string names[] = {
        "contender",
        "vs.",
        "statistic",
        "ratio",
        "95 % claim",
        has_parallel_connections(view) ? "difference us/round trip" : "difference us/exchange",
        "interval us",
        "ratio of exchanges/s",
        "rounds",
        "noise floor %",
        "verdict"};
    markdown_table table(names, 3);
    const auto add = [&](const comparison* comparison) {
        const paired_comparison& figures = comparison->figures;
        const std::string cells[] = {
            format_contender(report.cells[comparison->numerator], escape_markdown),
            format_contender(report.cells[comparison->denominator], escape_markdown),
            std::string(name_of(comparison->statistic)),
            format_figure(figures.ratio.value, 3),
            markdown_interval(figures.claim, 3, 1),
            fmt::format("{:+.2f}", figures.difference.value / 1000),
            markdown_interval(figures.difference_claim, 2, 1000),
            format_figure(comparison->throughput_ratio, 3),
            fmt::format("{}", figures.rounds),
            format_figure(
                figures.null_floor ? std::optional(100 * *figures.null_floor) : std::nullopt, 2),
            fmt::format("{}, {}{}", name_of(comparison->verdict),
                        name_of(comparison->verdict.certainty),
                        comparison->exploratory() ? ", exploratory" : ""),
        };
        table.row(cells);
    };
    for (const comparison* comparison : view.comparisons)
        add(comparison);
    for (const comparison* comparison : view.secondary)
        if (!report.cells[comparison->denominator].description.traits.is_floor)
            add(comparison);
    return std::move(table).take();
}

/// How often it was played, a table of the contenders, what failed, and a table of the comparisons;
/// without a heading.
std::string experiment_section(const report& report, const experiment_view& view) {
    std::string text = format_extent(view) + ".\n\n" + summary_table(view);
    text += markdown_list(format_failed_trials(view, escape_markdown));
    text += markdown_list(format_remote_servers(view, escape_markdown));
    if (!view.comparisons.empty())
        text += comparison_table(report, view);
    return text;
}

/// The answer, in bold where there is one.
std::string answer_section(const report& report, const std::vector<worded_answer>& answers) {
    std::string text = answers.empty() ? std::string("Nothing was compared.\n\n")
                                       : "**" + answers.front().text + "**\n\n";
    if (report.interrupted)
        text += format_interruption(report) + "\n\n";
    return text;
}

/// The same table as on a terminal, with all contenders.
std::string answer_table_section(const report& report) {
    const answer_table table = make_answer_table(report, escape_markdown, report.cells.size());
    if (table.columns.empty())
        return {};
    std::vector<std::string> names;
    for (const answer_column& column : table.columns)
        names.push_back(column.name);
    markdown_table shown(names, 1);
    for (std::size_t i = 0; i < table.columns.front().cells.size(); ++i) {
        std::vector<std::string> cells;
        for (const answer_column& column : table.columns)
            cells.push_back(column.cells[i]);
        shown.row(cells);
    }
    return std::move(shown).take() + table.note + "\n\n";
}

/// By how much, why, and how sure.
std::string further_answers(const std::vector<worded_answer>& answers) {
    std::vector<std::string> lines;
    for (std::size_t i = 1; i < answers.size(); ++i)
        lines.push_back("**" + answers[i].question + "** " + answers[i].text);
    return markdown_list(lines);
}

/// Of the experiment that the verdict is about, or else the first.
std::string chart(const report& report, const views& all) {
    const std::vector<headline_group> settings = group_headlines(report, all);
    if (!settings.empty())
        return median_chart(*main_headline(settings.front()).view);
    return all.empty() ? std::string() : median_chart(all.front());
}

std::string assertion_details(const report& report) {
    const std::string names[] = {"assertion", "result", "found", "why"};
    markdown_table table(names, 4);
    for (const checked_assertion& assertion : report.assertions)
        for (const assertion_outcome& outcome : assertion.outcomes) {
            const std::string cells[] = {
                escape_markdown(assertion.text), std::string(name_of(outcome.result)),
                format_outcome(report, outcome), escape_markdown(outcome.reason)};
            table.row(cells);
        }
    if (!table.has_rows())
        return {};
    std::string numbers;
    const auto number_of = [&report](assertion_result result) {
        return std::ranges::count(report.assertions, result, &checked_assertion::result);
    };
    using enum assertion_result;
    for (const assertion_result result : {fail, inconclusive, pass})
        if (const auto number = number_of(result); number > 0)
            numbers += fmt::format("{}{} {}", numbers.empty() ? "" : ", ", number, name_of(result));
    const bool all_hold = numbers.starts_with(fmt::format("{} pass", report.assertions.size()));
    return markdown_details("Assertions: " + numbers, std::move(table).take(), !all_hold);
}

std::string baseline_details(const report& report) {
    if (!report.baseline)
        return {};
    const change_kind result = overall(*report.baseline);
    return markdown_details(fmt::format("Compared with an older run: {}", name_of(result)),
                            to_markdown(*report.baseline), result != change_kind::within);
}

/// The lines of `format_warning_lines` that are notes, or that are not.
std::vector<std::string> warning_lines(const report& report, bool notes) {
    std::vector<std::string> lines = format_warning_lines(report, escape_markdown);
    std::erase_if(lines,
                  [notes](const std::string& line) { return line.starts_with("Note") != notes; });
    return lines;
}

std::string note_details(const report& report) {
    return markdown_details("Notes", markdown_list(warning_lines(report, true)));
}

std::string original_tables(const report& report) {
    if (report.original_rows.empty())
        return {};
    return markdown_details("The original experiment's tables",
                            original_table(report.original_rows) + '\n' +
                                original_difference_table(report.original_rows) + '\n');
}

std::string environment_details(const report& report) {
    std::string text =
        "<details>\n<summary>Environment and settings</summary>\n\n"
        "| what | value |\n| --- | --- |\n";
    for (const fact_group& group : list_facts(report))
        for (const fact& fact : group.facts)
            text += fmt::format("| {} | {} |\n", fact.name, escape_markdown(fact.value));
    return text + "\n</details>\n";
}

}  // namespace

std::string to_markdown(const report& report) {
    const views all = view_experiments(report);
    const std::vector<worded_answer> answers = format_answers(report, escape_markdown);
    std::string text = answer_section(report, answers) + answer_table_section(report);
    text +=
        markdown_list(warning_lines(report, false)) + further_answers(answers) + chart(report, all);
    text += assertion_details(report) + baseline_details(report) + note_details(report);
    for (const experiment_view& view : all)
        text += markdown_details(format_experiment(view), experiment_section(report, view));
    text += original_tables(report);
    text += markdown_details("How to read the figures", format_legend(report) + "\n\n");
    return text + environment_details(report);
}

}  // namespace pingpong
