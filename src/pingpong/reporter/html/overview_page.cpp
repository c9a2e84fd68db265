#include "pingpong/reporter/change_words.hpp"
#include "pingpong/reporter/foreign_text.hpp"
#include "pingpong/reporter/html/figure_frame.hpp"
#include "pingpong/reporter/html/markup.hpp"
#include "pingpong/reporter/html/page_head.hpp"
#include "pingpong/reporter/overview_content.hpp"

namespace pingpong {
namespace html {
namespace {

markup list_of(const std::vector<std::string>& sentences) {
    markup items;
    for (const std::string& one : sentences)
        items += element("li", {}, one);
    return element("ul", {}, items);
}

markup section_of(const overview_table& what) {
    if (what.rows.empty())
        return {};
    table shown;
    shown.caption = what.title;
    shown.headings = what.names;
    shown.rows = what.rows;
    shown.left_columns = what.names.size();
    return element("h2", {}, what.title) + table_region(shown, what.title);
}

markup overview_section(std::span<const named_report> runs) {
    const overview what = overview_of(runs, for_terminal);
    markup section = list_of(what.sentences);
    for (const overview_table& one : what.tables)
        section += section_of(one);
    return section;
}

std::string page(std::string_view title, const markup& content) {
    const markup body =
        element("body", {}, element("main", {}, element("h1", {}, title) + content));
    return "<!doctype html>\n" + element("html", {{"lang", "en"}}, page_head(title) + body).bytes();
}

}  // namespace
}  // namespace html

std::string to_html(std::span<const named_report> runs) {
    return html::page("Several runs of pingpong", html::overview_section(runs));
}

std::string to_html(const run_changes& what, std::span<const named_report> sides) {
    html::markup content =
        html::element("pre", {{"tabindex", "0"}}, html::in_lines(to_table(what)));
    if (!sides.empty())
        content += html::element("h2", {}, "What each run says") + html::overview_section(sides);
    return html::page("What changed", content);
}

}  // namespace pingpong
