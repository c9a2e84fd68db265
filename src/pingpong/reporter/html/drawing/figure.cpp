#include "pingpong/reporter/html/drawing/figure.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/typography.hpp"

namespace pingpong::html {
namespace {

/// A region that can be scrolled sideways, also by keyboard.
markup scrolling_region(std::string_view label, const markup& content) {
    return element(
        "div", {{"class", "scroll"}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}},
        content);
}

std::string_view column_class(const data_table& table, std::size_t column) {
    return column < table.left_columns ? "words" : "figure";
}

/// A heading in one line.
std::string heading_line(std::string heading) {
    std::ranges::replace(heading, '\n', ' ');
    return heading;
}

markup row_element(const data_table& table, std::size_t index) {
    const std::vector<std::string>& cells = table.rows[index];
    markup row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string text = typeset(cells[i]);
        if (i == 0)
            row += element("th", {{"scope", "row"}}, text);
        else
            row += element("td",
                           {{"class", column_class(table, i)},
                            {"data-label", heading_line(table.headings[i])}},
                           text);
    }
    const bool valid = std::ranges::count(table.invalid_rows, index) == 0;
    return element("tr", valid ? attributes{} : attributes{{"class", "invalid"}}, row);
}

markup heading_element(const data_table& table) {
    markup row;
    for (std::size_t i = 0; i < table.headings.size(); ++i)
        row += element("th", {{"scope", "col"}, {"class", column_class(table, i)}},
                       break_lines(table.headings[i]));
    return element("thead", {}, element("tr", {}, row));
}

markup table_element(const data_table& table) {
    markup rows;
    const std::size_t shown = std::min(table.rows.size(), max_rows);
    for (std::size_t i = 0; i < shown; ++i)
        rows += row_element(table, i);
    return element("table", {},
                   element("caption", {}, typeset(table.caption)) + heading_element(table) +
                       element("tbody", {}, rows));
}

markup omitted_rows_note(const data_table& table) {
    if (table.rows.size() <= max_rows)
        return {};
    return element("p", {{"class", "note"}},
                   fmt::format("{} more rows are not shown; the JSON report has them.",
                               table.rows.size() - max_rows));
}

markup folded_tables(const chart& chart, std::size_t number) {
    if (chart.tables.empty())
        return {};
    markup content = element("summary", {}, fmt::format("Data of figure {}", number));
    std::size_t part = 0;
    for (const data_table& each : chart.tables)
        content += table_region(each, fmt::format("Table {} of figure {}", ++part, number));
    return element("details", {}, content);
}

}  // namespace

markup table_region(const data_table& table, std::string_view label) {
    return scrolling_region(label, table_element(table)) + omitted_rows_note(table);
}

std::string figure_id(const chart& chart) {
    return chart.id + "-figure";
}

markup figure_element(const chart& chart, std::size_t number) {
    markup picture;
    for (const markup& each : chart.pictures)
        picture += each;
    const markup caption =
        element("strong", {},
                element("a", {{"href", '#' + figure_id(chart)}}, fmt::format("Figure {}", number)) +
                    markup(". " + chart.title + '.')) +
        markup(" ") + typeset_sentences(chart.caption);
    return element("figure", {{"id", figure_id(chart)}},
                   picture + element("figcaption", {}, caption) + folded_tables(chart, number));
}

}  // namespace pingpong::html
