#include <fmt/format.h>

#include "pingpong/reporter/html/charts/agreement_forest.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/page_head.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"

namespace pingpong {
namespace html {
namespace {

markup paragraphs(std::string_view kind, const std::vector<std::string>& sentences) {
    markup all;
    for (const std::string& one : sentences)
        all += element("p", kind.empty() ? attributes{} : attributes{{"class", kind}},
                       typeset_sentences(one));
    return all;
}

markup table_of(const overview_table& what) {
    if (what.rows.empty())
        return {};
    return table_region({what.title, what.names, what.rows, what.left_columns}, what.title);
}

/// What the runs were made to find out, above all.
std::string question_of(const overview& of) {
    if (of.agreements.empty())
        return "What several runs say";
    const run_comparison& first = of.agreements.front().runs.front();
    return fmt::format("Does {} beat {}?", format_contender(first.numerator(), escape_terminal),
                       format_contender(first.denominator(), escape_terminal));
}

/// What the runs say, from the figure of that number on.
markup body_of(const overview& of, std::size_t figure) {
    return figure_of(agreement_forest(of), figure) + element("h2", {}, "What may be compared") +
           paragraphs("", of.cautions) + table_of(of.circumstances) + table_of(of.medians) +
           table_of(of.runs);
}

std::string page(std::string_view title, const markup& opening, const markup& content) {
    const markup body = element(
        "body", {},
        element("header", {}, element("h1", {}, title) + opening) + element("main", {}, content));
    return "<!doctype html>\n" + element("html", {{"lang", "en"}}, page_head(title) + body).bytes();
}

}  // namespace
}  // namespace html

std::string to_html(std::span<const named_report> runs) {
    const overview of = make_overview(runs, escape_terminal);
    const std::string which =
        "Several runs of pingpong: " + format_count(of.runs.rows.size(), "run");
    return html::page(
        html::question_of(of),
        html::element("p", {{"class", "run"}}, which) + html::paragraphs("answer", of.findings),
        html::body_of(of, 1));
}

std::string to_html(const run_changes& what, std::span<const named_report> sides) {
    const formatted_changes changes = format_changes(what, escape_terminal);
    const html::markup opening =
        html::element("p", {{"class", "run"}}, "Two sides of pingpong, compared") +
        html::paragraphs("answer", {changes.conclusion});
    html::markup content =
        html::figure_of(html::change_forest(what), 1) + html::paragraphs("note", changes.sentences);
    if (!sides.empty()) {
        const overview of = make_overview(sides, escape_terminal);
        content += html::element("h2", {}, "What each side says") +
                   html::paragraphs("", of.findings) + html::body_of(of, 2);
    }
    return html::page("Did it change?", opening, content);
}

}  // namespace pingpong
