#include "pingpong/reporter/text/overview.hpp"

#include "pingpong/reporter/markdown/markdown_parts.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/fitted_table.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/wording/change_words.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/headline.hpp"
#include "pingpong/reporter/wording/overview_content.hpp"

namespace pingpong {
namespace {

std::string as_text(const overview_table& table, const text_style& style) {
    if (table.rows.empty())
        return {};
    const text_rows rows{table.names, table.rows, table.left_columns,
                         table.names.size() - table.left_columns};
    return '\n' + paint(table.title, ink::bold, style) + '\n' + fitted(rows, style.columns);
}

/// What the runs say of the same two, one below the other.
std::string as_text(const agreement& what, const text_style& style) {
    text_rows rows{{"", "ratio", "difference, us", ""}, {}, 1, 2};
    for (const ratio_of_run& one : what.runs)
        rows.rows.push_back({"  " + escape_terminal(one.run->name), ratio_words(one.found->figures),
                             difference_words(one.found->figures.difference_claim, ""),
                             verdict_in_short(*one.found)});
    return fitted(rows, style.columns);
}

std::string as_lines(const std::vector<std::string>& sentences, const text_style& style) {
    std::string text;
    for (const std::string& one : sentences)
        text += wrap_text(one, "  ", style.columns);
    return text;
}

std::string to_table(std::span<const named_report> runs, const text_style& style) {
    const overview what = overview_of(runs, escape_terminal);
    std::string text;
    for (std::size_t i = 0; i < what.agreements.size(); ++i)
        text += wrap_text(paint(what.findings[i], ink::bold, style), "  ", style.columns) +
                as_text(what.agreements[i], style) + '\n';
    text += as_lines(what.cautions, style);
    for (const overview_table* table : {&what.circumstances, &what.medians, &what.runs})
        text += as_text(*table, style);
    return to_charset(text, style);
}

std::string as_markdown(const overview_table& table) {
    markdown_table rows(table.names, table.left_columns);
    for (const auto& row : table.rows)
        rows.row(row);
    return rows.has_rows() ? "**" + table.title + "**\n\n" + std::move(rows).take() : "";
}

std::string to_markdown(std::span<const named_report> runs) {
    const overview what = overview_of(runs, escape_markdown);
    return markdown_list(what.findings) + as_markdown(what.ratios) + markdown_list(what.cautions) +
           as_markdown(what.circumstances) + as_markdown(what.medians) + as_markdown(what.runs);
}

}  // namespace

std::vector<format> overview_formats() {
    return {format::table, format::markdown, format::html};
}

std::string render(std::span<const named_report> runs, format how, const text_style& style) {
    if (how == format::html)
        return to_html(runs);
    return how == format::markdown ? "# Several runs of pingpong\n\n" + to_markdown(runs)
                                   : to_table(runs, style);
}

std::vector<format> change_formats() {
    return {format::table, format::markdown, format::html, format::json};
}

std::string render(const run_changes& what, std::span<const named_report> sides, format how,
                   const text_style& style) {
    if (how == format::json)
        return to_json(what);
    if (how == format::html)
        return to_html(what, sides);
    if (how == format::markdown)
        return "# What changed\n\n" + to_markdown(what) +
               (sides.empty() ? "" : "\n## What each run says\n\n" + to_markdown(sides));
    return to_table(what, style) + (sides.empty() ? "" : '\n' + to_table(sides, style));
}

}  // namespace pingpong
