#include "pingpong/reporter/wording/overview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/text/text_table.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"

namespace pingpong {
namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string format_text_table(const overview_table& table, const text_style& style) {
    if (table.rows.empty())
        return {};
    const text_rows rows{table.names, table.rows, table.left_columns,
                         table.names.size() - table.left_columns};
    return '\n' + paint(table.title, ink::bold, style) + '\n' + format_rows(rows, style.columns);
}

/// Shortens the names of rows so that all rows fit, and indents them. The first letters stay, which
/// may be "old: ", and the end, which tells files apart.
void shorten_names(text_rows& table, std::size_t columns) {
    constexpr std::size_t min_width = 12, indent = 2, head = 5;
    constexpr std::string_view dots = "...";
    std::size_t others = indent;
    for (std::size_t i = 1; i < table.headings.size(); ++i) {
        std::size_t widest = display_width(table.headings[i]);
        for (const auto& row : table.rows)
            widest = std::max(widest, display_width(row[i]));
        others += widest + 2;
    }
    const std::size_t room = columns - std::min(columns, others);
    for (auto& row : table.rows) {
        std::string& name = row.front();
        // Names of several bytes per character stay as they are: a cut could break one.
        const bool is_long = room >= min_width && name.size() > room && is_ascii(name);
        if (is_long)
            name = name.substr(0, head) + std::string(dots) +
                   name.substr(name.size() - room + head + dots.size());
        name.insert(0, indent, ' ');
    }
}

/// What the runs say of the same two contenders, one below the other.
std::string format_agreement_table(const agreement& agreement, const text_style& style) {
    text_rows rows{{"", "ratio", "difference, us", ""}, {}, 1, 2};
    for (const run_comparison& found : agreement.runs) {
        const paired_comparison& figures = found.comparison->figures;
        rows.rows.push_back({escape_terminal(found.run->name), format_ratio(figures),
                             format_difference(figures.difference_claim, ""),
                             format_verdict(*found.comparison)});
    }
    shorten_names(rows, style.columns);
    return format_rows(rows, style.columns);
}

/// The columns of changes beside their names, each as wide as its widest text.
struct change_widths {
    std::size_t before = 3, after = 3, factor = 9, result = 0;

    explicit change_widths(const std::vector<change_row>& rows) {
        for (const change_row& row : rows) {
            before = std::max(before, display_width(row.before));
            after = std::max(after, display_width(row.after));
            factor = std::max(factor, display_width(row.factor));
            result = std::max(result, display_width(row.result));
        }
    }

    /// With two blanks before each.
    std::size_t all() const { return before + after + factor + 6 + (result > 0 ? result + 2 : 0); }
};

std::string format_change_line(std::string_view name, const change_row& row,
                               const change_widths& widths, std::size_t name_width) {
    std::string line =
        fmt::format("{}  {:>{}}  {:>{}}  {}  {}", fit_line(name, name_width), row.before,
                    widths.before, row.after, widths.after, fit_line(row.factor, widths.factor),
                    widths.result > 0 ? row.result : "");
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

/// The changes below the setting that they are of, each with its reason below it; in a place too
/// narrow for the results, these are below as well.
std::string format_change_rows(const std::vector<change_row>& rows, std::size_t columns) {
    constexpr std::size_t min_name_width = 12;
    change_widths widths(rows);
    if (widths.all() + min_name_width > columns)
        widths.result = 0;
    std::size_t name_width = 0;
    for (const change_row& row : rows)
        name_width = std::max(name_width, display_width(row.contender) + 2);
    const std::size_t room = columns - std::min(columns, widths.all());
    name_width = std::min(name_width, room);
    change_row headings;
    headings.before = "old";
    headings.after = "new";
    headings.factor = "new / old";
    std::string text = format_change_line("", headings, widths, name_width), setting;
    for (const change_row& row : rows) {
        if (row.setting != setting)
            text += wrap_text(row.setting, "  ", columns);
        setting = row.setting;
        text += format_change_line("  " + row.contender, row, widths, name_width);
        const std::string& remark = widths.result > 0 ? row.reason : row.verdict;
        if (!remark.empty())
            text += wrap_text("    " + remark, "    ", columns);
    }
    return text;
}

}  // namespace

std::string to_table(const run_changes& changes, const text_style& style) {
    const formatted_changes formatted = format_changes(changes, escape_terminal);
    const ink ink = overall(changes) == change_kind::regression ? ink::warning : ink::bold;
    std::string text = wrap_text(paint(formatted.conclusion, ink, style), "", style.columns) +
                       '\n' + format_change_rows(formatted.rows, style.columns) +
                       (formatted.sentences.empty() ? "" : "\n");
    for (const std::string& sentence : formatted.sentences)
        text += wrap_text(sentence, "", style.columns);
    return to_charset(text, style);
}

std::string to_table(std::span<const named_report> runs, const text_style& style) {
    const overview overview = make_overview(runs, escape_terminal);
    std::string text;
    for (std::size_t i = 0; i < overview.agreements.size(); ++i)
        text += wrap_text(paint(overview.findings[i], ink::bold, style), "  ", style.columns) +
                format_agreement_table(overview.agreements[i], style) + '\n';
    for (const std::string& caution : overview.cautions)
        text += wrap_text(caution, "  ", style.columns);
    for (const overview_table* table : {&overview.circumstances, &overview.medians, &overview.runs})
        text += format_text_table(*table, style);
    return to_charset(text, style);
}

}  // namespace pingpong
