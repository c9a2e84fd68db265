#include "pingpong/reporter/wording/overview.hpp"
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

std::string format_text_table(const overview_table& table, const text_style& style) {
    if (table.rows.empty())
        return {};
    const text_rows rows{table.names, table.rows, table.left_columns,
                         table.names.size() - table.left_columns};
    return '\n' + paint(table.title, ink::bold, style) + '\n' + format_rows(rows, style.columns);
}

/// What the runs say of the same two contenders, one below the other.
std::string format_agreement_table(const agreement& agreement, const text_style& style) {
    text_rows rows{{"", "ratio", "difference, us", ""}, {}, 1, 2};
    for (const run_comparison& found : agreement.runs) {
        const paired_comparison& figures = found.comparison->figures;
        rows.rows.push_back({"  " + escape_terminal(found.run->name), format_ratio(figures),
                             format_difference(figures.difference_claim, ""),
                             format_verdict(*found.comparison)});
    }
    return format_rows(rows, style.columns);
}

}  // namespace

std::string to_table(const run_changes& changes, const text_style& style) {
    const formatted_changes formatted = format_changes(changes, escape_terminal);
    text_rows rows{{"", "", "old", "new", "new by old", ""}, {}, 2, 2};
    for (const change_row& row : formatted.rows)
        rows.rows.push_back(
            {row.contender, row.setting, row.before, row.after, row.factor, row.verdict});
    const ink ink = overall(changes) == change_kind::regression ? ink::warning : ink::bold;
    std::string text = wrap_text(paint(formatted.conclusion, ink, style), "", style.columns) +
                       '\n' + format_rows(rows, style.columns) + '\n';
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
