#include <array>

#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/markdown/markdown_parts.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/overview.hpp"

namespace pingpong {
namespace {

std::string format_markdown_table(const overview_table& table) {
    markdown_table rows(table.names, table.left_columns);
    for (const auto& row : table.rows)
        rows.row(row);
    return rows.has_rows() ? "**" + table.title + "**\n\n" + std::move(rows).take() : "";
}

}  // namespace

std::string to_markdown(const run_changes& changes) {
    const formatted_changes formatted = format_changes(changes, escape_markdown);
    std::vector<std::string> lines{formatted.conclusion};
    lines.insert(lines.end(), formatted.sentences.begin(), formatted.sentences.end());
    const std::array<std::string, 6> names{"contenders", "at",  "verdict",
                                           "old",        "new", "new / old"};
    markdown_table table(names, 3);
    for (const change_row& row : formatted.rows)
        table.row(
            std::array{row.contender, row.setting, row.verdict, row.before, row.after, row.factor});
    return markdown_list(lines) + std::move(table).take();
}

std::string to_markdown(std::span<const named_report> runs) {
    const overview overview = make_overview(runs, escape_markdown);
    return markdown_list(overview.findings) + format_markdown_table(overview.ratios) +
           markdown_list(overview.cautions) + format_markdown_table(overview.circumstances) +
           format_markdown_table(overview.medians) + format_markdown_table(overview.runs);
}

}  // namespace pingpong
