#include "pingpong/reporter/html/drawing/figure_frame.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/typography.hpp"

namespace pingpong::html {
namespace {

/// A region that can be scrolled sideways, also by keyboard.
markup scrolling(std::string_view label, const markup& content) {
    return element(
        "div", {{"class", "scroll"}, {"role", "region"}, {"aria-label", label}, {"tabindex", "0"}},
        content);
}

markup row_of(const table& of, const std::vector<std::string>& cells) {
    markup row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string text = typeset(cells[i]);
        if (i == 0)
            row += element("th", {{"scope", "row"}}, text);
        else
            row += element("td", {{"class", i < of.left_columns ? "words" : "figure"}}, text);
    }
    return element("tr", {}, row);
}

markup heading_of(const table& of) {
    markup row;
    for (std::size_t i = 0; i < of.headings.size(); ++i)
        row +=
            element("th", {{"scope", "col"}, {"class", i < of.left_columns ? "words" : "figure"}},
                    in_lines(of.headings[i]));
    return element("thead", {}, element("tr", {}, row));
}

markup table_element(const table& what) {
    markup rows;
    const std::size_t shown = std::min(what.rows.size(), max_rows);
    for (std::size_t i = 0; i < shown; ++i)
        rows += row_of(what, what.rows[i]);
    return element("table", {},
                   element("caption", {}, typeset(what.caption)) + heading_of(what) +
                       element("tbody", {}, rows));
}

markup left_out(const table& what) {
    if (what.rows.size() <= max_rows)
        return {};
    return element("p", {{"class", "note"}},
                   fmt::format("{} more rows are left out here; the report as JSON has them.",
                               what.rows.size() - max_rows));
}

markup folded_tables(const chart& what, std::size_t number) {
    if (what.tables.empty())
        return {};
    markup content = element("summary", {}, fmt::format("The figures of figure {}", number));
    std::size_t part = 0;
    for (const table& one : what.tables)
        content += table_region(one, fmt::format("Table {} of figure {}", ++part, number));
    return element("details", {}, content);
}

}  // namespace

markup table_region(const table& what, std::string_view label) {
    return scrolling(label, table_element(what)) + left_out(what);
}

markup figure_of(const chart& what, std::size_t number) {
    markup picture;
    for (const markup& one : what.pictures)
        picture += one;
    if (what.pictures.empty())
        picture = element("p", {{"class", "nothing"}}, what.why_nothing);
    const markup caption =
        element("strong", {}, fmt::format("Figure {}. {}.", number, what.title)) + markup(" ") +
        typeset_sentences(what.caption);
    return element("figure", {{"id", what.id + "-figure"}},
                   picture + element("figcaption", {}, caption) + folded_tables(what, number));
}

}  // namespace pingpong::html
