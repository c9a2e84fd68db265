#include "pingpong/reporter/overview.hpp"

#include <algorithm>

#include "pingpong/reporter/change_words.hpp"
#include "pingpong/reporter/foreign_text.hpp"
#include "pingpong/reporter/markdown_parts.hpp"
#include "pingpong/reporter/overview_content.hpp"

namespace pingpong {
namespace {

std::string aligned(const overview_table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        widths.push_back(character_count(table.names[i]));
        for (const auto& row : table.rows)
            widths[i] = std::max(widths[i], character_count(row[i]));
    }
    const auto line_of = [&widths](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += "  " + padded(cells[i], widths[i]);
        line.erase(line.find_last_not_of(' ') + 1);
        return line + '\n';
    };
    std::string text = table.title + '\n' + line_of(table.names);
    for (const auto& row : table.rows)
        text += line_of(row);
    return text;
}

std::string to_table(std::span<const named_report> runs) {
    const overview what = overview_of(runs, for_terminal);
    std::string text;
    for (const std::string& one : what.sentences)
        text += one + '\n';
    for (const overview_table& table : what.tables)
        if (!table.rows.empty())
            text += '\n' + aligned(table);
    return text;
}

std::string to_markdown(std::span<const named_report> runs) {
    const overview what = overview_of(runs, for_markdown);
    std::string text = markdown_list(what.sentences);
    for (const overview_table& table : what.tables) {
        markdown_table rows(table.names, table.names.size());
        for (const auto& row : table.rows)
            rows.row(row);
        if (rows.has_rows())
            text += "**" + table.title + "**\n\n" + std::move(rows).take();
    }
    return text;
}

}  // namespace

std::vector<format> overview_formats() {
    return {format::table, format::markdown, format::html};
}

std::string render(std::span<const named_report> runs, format how) {
    if (how == format::html)
        return to_html(runs);
    return how == format::markdown ? "# Several runs of pingpong\n\n" + to_markdown(runs)
                                   : to_table(runs);
}

std::vector<format> change_formats() {
    return {format::table, format::markdown, format::html, format::json};
}

std::string render(const run_changes& what, std::span<const named_report> sides, format how) {
    if (how == format::json)
        return to_json(what);
    if (how == format::html)
        return to_html(what, sides);
    if (how == format::markdown)
        return "# What changed\n\n" + to_markdown(what) +
               (sides.empty() ? "" : "\n## What each run says\n\n" + to_markdown(sides));
    return to_table(what) + (sides.empty() ? "" : '\n' + to_table(sides));
}

}  // namespace pingpong
