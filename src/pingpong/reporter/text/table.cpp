#include "pingpong/reporter/text/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/strip_plot.hpp"
#include "pingpong/reporter/text/text_table.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/run_facts.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong {
namespace {

/// As many decimals as the largest figure has room for, the same for all, so that points align.
int choose_column_decimals(const std::vector<std::optional<double>>& figures, int max_decimals) {
    double largest = 0;
    for (const std::optional<double>& figure : figures)
        largest = std::max(largest, std::abs(figure.value_or(0)));
    return std::min(max_decimals, largest < 1000 ? max_decimals : largest < 10'000 ? 1 : 0);
}

template <class Get>
std::vector<std::optional<double>> values_of(const experiment_view& view, Get get) {
    std::vector<std::optional<double>> values;
    for (const contender_view& contender : view.contenders)
        values.push_back(get(contender));
    return values;
}

template <class Get>
text_column make_column(std::string_view name, std::string_view unit, unsigned rank,
                        const experiment_view& view, int max_decimals, Get get) {
    const auto values = values_of(view, get);
    text_column column{std::string(name), std::string(unit), {}, rank};
    for (const std::optional<double>& value : values)
        column.cells.push_back(format_figure(value, choose_column_decimals(values, max_decimals)));
    return column;
}

/// A column of times in the unit that suits the shortest of them.
template <class Get>
text_column make_time_column(std::string_view name, unsigned rank, const experiment_view& view,
                             Get get_ns, int max_decimals = 2) {
    std::optional<double> shortest;
    for (const std::optional<double>& ns : values_of(view, get_ns))
        if (ns && *ns > 0)
            shortest = std::min(*ns, shortest.value_or(*ns));
    const time_unit unit = choose_time_unit(shortest.value_or(1e3));
    return make_column(name, unit.name, rank, view, unit.ns == 1 ? 0 : max_decimals,
                       [&](const contender_view& contender) -> std::optional<double> {
                           const std::optional<double> ns = get_ns(contender);
                           return ns ? std::optional(*ns / unit.ns) : std::nullopt;
                       });
}

/// A percentile in ns, where it is supported.
text_column make_percentile_column(std::string_view name, unsigned rank,
                                   const experiment_view& view,
                                   const named_percentile& percentile) {
    return make_time_column(name, rank, view, [&percentile](const contender_view& contender) {
        const auto at = supported_percentile(*contender.summary, percentile);
        return at ? std::optional(static_cast<double>(at->count())) : std::nullopt;
    });
}

std::optional<double> rate_in_thousands(const contender_view& contender) {
    const std::optional<double>& rate = contender.summary->throughput_per_s;
    return rate ? std::optional(*rate / 1000) : std::nullopt;
}

/// Up to 5, so that the slowest has two digits.
int choose_rate_decimals(const experiment_view& view) {
    double slowest = 1;
    for (const contender_view& contender : view.contenders)
        if (const auto rate = rate_in_thousands(contender); rate && *rate > 0)
            slowest = std::min(slowest, *rate);
    return std::min(1 - static_cast<int>(std::floor(std::log10(slowest))), 5);
}

/// With several connections the mean is their number divided by the rate.
text_column make_middle_column(const experiment_view& view) {
    if (!has_parallel_connections(view))
        return make_time_column("mean", 2, view,
                                [](auto& contender) { return contender.summary->mean_ns; });
    return make_column("rate", "k/s", 2, view, choose_rate_decimals(view),
                       [](auto& contender) { return rate_in_thousands(contender); });
}

/// A row per contender: its name, what it played and what that took, ranked by what a reader can do
/// without. Times are in the unit that suits the shortest of their column.
std::vector<text_column> make_columns(const experiment_view& view) {
    text_column names{"", "", {}, 0};
    text_column exchanges{"exchanges", "", {}, 3};
    for (const contender_view& contender : view.contenders) {
        names.cells.push_back(format_contender(*contender.cell, escape_terminal));
        exchanges.cells.push_back(format_exchanges(contender));
    }
    return {
        names,
        exchanges,
        make_percentile_column("p50", 0, view, p50),
        make_percentile_column("p90", 8, view, p90),
        make_percentile_column("p99", 2, view, p99),
        make_percentile_column("p99.9", 7, view, p999),
        make_middle_column(view),
        make_time_column("CPU", 5, view,
                         [](auto& contender) { return contender.summary->cpu_ns_per_exchange; }),
        make_column("calls", "", 9, view, 1,
                    [](auto& contender) { return contender.summary->system_calls_per_exchange; }),
        make_column("bytes", "", 6, view, 0,
                    [](auto& contender) { return bytes_per_exchange(*contender.summary); }),
        make_time_column(
            "set-up", 4, view, [](auto& contender) { return contender.set_up_ns; }, 1),
        make_column("ratio", format_floor_heading(view, escape_terminal), 1, view, 2,
                    [](auto& contender) { return contender.ratio_to_floor; }),
    };
}

std::string wrap_lines(const std::vector<std::string>& lines, const text_style& style) {
    std::string text;
    for (const std::string& line : lines)
        text += wrap_text(line, "  ", style.columns);
    return text;
}

/// The lines below the table.
std::string format_notes(const report& report, const experiment_view& view,
                         const text_style& style) {
    std::vector<std::string> lines = format_failed_trials(view, escape_terminal);
    std::ranges::move(format_remote_servers(view, escape_terminal), std::back_inserter(lines));
    for (const comparison* comparison : view.comparisons)
        if (!report.cells[comparison->denominator].description.traits.is_floor)
            lines.push_back(format_comparison(report, *comparison, escape_terminal));
    if (const auto share = find_library_share(report, view))
        lines.push_back(format_library_share(*share, escape_terminal));
    return wrap_lines(lines, style);
}

std::string format_section(const report& report, const experiment_view& view,
                           const text_style& style) {
    const std::string heading = format_experiment(view) + " (" + format_extent(view) + ")";
    std::string text = wrap_text(paint(heading, ink::bold, style), "", style.columns) + '\n';
    text += format_columns(make_columns(view), style.columns);
    if (const std::string plot = strip_plot(block_medians(report, view), style); !plot.empty())
        text += '\n' + plot;
    if (const std::string notes = format_notes(report, view, style); !notes.empty())
        text += '\n' + notes;
    return text;
}

/// The question and the first sentence of the answer stand out.
std::string format_first_answer(const worded_answer& first, const text_style& style) {
    const std::size_t end = std::min(first.text.find(". "), first.text.size() - 1) + 1;
    const std::string in_short = first.question + ' ' + first.text.substr(0, end);
    return paint(in_short, ink::bold, style) + first.text.substr(end);
}

std::string format_further_answer(const worded_answer& each, const text_style& style) {
    return paint(each.question, ink::faint, style) + ' ' + each.text;
}

/// Its first word is its severity.
std::string format_warning_line(const std::string& words, const text_style& style) {
    const std::size_t end = words.find(':');
    const ink ink = words.starts_with("Note") ? ink::faint : ink::warning;
    return paint(words.substr(0, end), ink, style) + words.substr(end);
}

/// The answers, the warnings and the assertions.
std::string format_verdict_section(const report& report, const text_style& style) {
    std::vector<std::string> lines;
    for (const worded_answer& each : format_answers(report, escape_terminal))
        lines.push_back(lines.empty() ? format_first_answer(each, style)
                                      : format_further_answer(each, style));
    for (const std::string& words : format_warning_lines(report, escape_terminal))
        lines.push_back(format_warning_line(words, style));
    for (const std::string& words : format_assertions(report, escape_terminal))
        lines.push_back(words);
    const std::string text = wrap_lines(lines, style);
    return text.empty() ? text : text + '\n';
}

}  // namespace

std::string to_table(const report& report, const text_style& style) {
    std::string text = format_verdict_section(report, style), rates;
    for (const experiment_view& view : view_experiments(report)) {
        text += format_section(report, view, style) + '\n';
        if (has_parallel_connections(view))
            rates =
                " Rates are exchanges on all connections of a contender, in thousands per "
                "second.";
    }
    if (report.baseline)
        text += to_table(*report.baseline, style) + '\n';
    if (report.cells.empty())
        text += "Nothing was measured.\n\n";
    const std::string seed = " Random seed " + std::to_string(report.config.seed) + ".";
    text += wrap_text(format_legend(report) + rates + seed, "", style.columns);
    if (report.interrupted)
        text += wrap_text(format_interruption(report), "", style.columns);
    return to_charset(text, style);
}

}  // namespace pingpong
