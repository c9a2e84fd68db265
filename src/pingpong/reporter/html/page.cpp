#include <fmt/core.h>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/drawing/script.hpp"
#include "pingpong/reporter/html/drawing/style.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "pingpong/reporter/html/page_body.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/overview.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong {
namespace html {
namespace {

/// For the table of contents, the script, and the note on parts that were left out.
constexpr std::size_t reserved_bytes = 13'000;

/// `<head>` with a title and the style sheet; a browser loads nothing from elsewhere and runs no
/// script but our own.
markup head_element(std::string_view title) {
    return element(
        "head", {},
        empty_element("meta", {{"charset", "utf-8"}}) +
            empty_element(
                "meta", {{"http-equiv", "Content-Security-Policy"},
                         {"content", fmt::format("default-src 'none'; script-src '{}'; style-src "
                                                 "'unsafe-inline'; img-src data:; base-uri 'none'; "
                                                 "form-action 'none'",
                                                 page_script_hash)}}) +
            empty_element("meta", {{"name", "viewport"},
                                   {"content", "width=device-width, initial-scale=1"}}) +
            empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) +
            element("title", {}, title) + style_element(style_sheet()));
}

std::string format_page(const markup& head, const markup& header, const page_body& body) {
    const markup page = header + body.contents() + element("main", {}, body.sections());
    return "<!doctype html>\n" + element("html", {{"lang", "en"}},
                                         head + element("body", {},
                                                        element("div", {{"class", "page"}}, page) +
                                                            script_element(page_script())))
                                     .bytes();
}

std::string format_title(const report& report) {
    const std::vector<worded_answer> answers = format_answers(report, escape_terminal);
    return answers.empty() ? "pingpong: a report" : answers.front().question;
}

/// What a reader sees first comes first: the ratio and the figures, then the reasons.
void add_sections(page_body& body, const subject& subject) {
    body.begin_section("ratio", "Ratio and times", section_heading::hidden);
    body.add(ratio_forest(subject));
    body.add(summary_section(subject));
    body.begin_section("why", "Why, and how sure");
    body.add(reasons_section(subject));
    body.add(ladder_bars(subject));
    body.add(other_ratios(subject));
    body.begin_section("settings", "What it depends on");
    body.add(ratio_by_setting(subject));
    body.add(duration_by_count(subject));
    body.add(experiments_section(subject));
    body.begin_section("round-trips", "All round trips");
    body.add(round_trip_densities(subject));
    body.add(percentiles_by_nines(subject));
    body.add(medians_over_time(subject));
    body.begin_section("assertions", "Assertions");
    body.add(assertions_section(subject));
    body.begin_section("baseline", "Compared with an older run");
    body.add(baseline_section(subject));
    body.begin_section("warnings", "Warnings");
    body.add(warnings_section(subject));
    body.begin_section("exchange", "One exchange, byte by byte");
    body.add(exchange_section(subject));
    body.begin_section("method", "Method");
    body.add(method_section(subject));
    body.begin_section("again", "Run it again");
    body.add(reproduction_section(subject));
    body.begin_section("machine", "Machine, program and settings");
    body.add(environment_section(subject));
}

markup paragraphs(std::string_view kind, const std::vector<std::string>& sentences) {
    markup all;
    for (const std::string& each : sentences)
        all += element("p", kind.empty() ? attributes{} : attributes{{"class", kind}},
                       typeset_sentences(each));
    return all;
}

markup overview_table_region(const overview_table& table) {
    if (table.rows.empty())
        return {};
    return table_region({table.title, table.names, table.rows, table.left_columns}, table.title);
}

/// The question that the runs were made to answer.
std::string format_question(const overview& overview) {
    if (overview.agreements.empty())
        return "What the runs say";
    const run_comparison& first = overview.agreements.front().runs.front();
    return fmt::format("Does {} beat {}?", format_contender(first.numerator(), escape_terminal),
                       format_contender(first.denominator(), escape_terminal));
}

/// What the runs say together.
void add_overview_sections(page_body& body, const overview& overview) {
    body.add(agreement_forest(overview));
    body.add(ratio_history(overview));
    body.begin_section("comparable", "What can be compared");
    body.add(paragraphs("", overview.cautions));
    body.add(overview_table_region(overview.circumstances));
    body.add(overview_table_region(overview.medians));
    body.add(overview_table_region(overview.runs));
}

markup overview_header(std::string_view title, const markup& introduction) {
    return element("header", {{"id", "answer"}}, element("h1", {}, title) + introduction);
}

/// How many bytes are left for the sections of a page.
std::size_t room_beside(const markup& head, const markup& header) {
    const std::size_t taken = head.bytes().size() + header.bytes().size() + reserved_bytes;
    return max_html_bytes > taken ? max_html_bytes - taken : 0;
}

}  // namespace
}  // namespace html

std::string to_html(const report& report) {
    const html::subject subject(report);
    const html::markup head = html::head_element(html::format_title(report));
    const html::markup header = html::header_section(subject);
    html::page_body body(html::room_beside(head, header));
    html::add_sections(body, subject);
    return html::format_page(head, header, body);
}

std::string to_html(std::span<const named_report> runs) {
    const overview overview = make_overview(runs, escape_terminal);
    const std::string title = html::format_question(overview);
    const std::string run_count = format_count(overview.runs.rows.size(), "run") + " of pingpong";
    const html::markup head = html::head_element(title);
    const html::markup header =
        html::overview_header(title, html::paragraphs("answer", overview.findings) +
                                         html::element("p", {{"class", "run"}}, run_count));
    html::page_body body(html::room_beside(head, header));
    body.begin_section("runs", "Every run", html::section_heading::hidden);
    html::add_overview_sections(body, overview);
    return html::format_page(head, header, body);
}

std::string to_html(const run_changes& changes, std::span<const named_report> sides) {
    const formatted_changes words = format_changes(changes, escape_terminal);
    const std::string title = "Did it change?";
    const html::markup head = html::head_element(title);
    const html::markup header = html::overview_header(
        title, html::paragraphs("answer", {words.conclusion}) +
                   html::element("p", {{"class", "run"}}, "Two runs of pingpong, compared"));
    html::page_body body(html::room_beside(head, header));
    body.begin_section("changes-section", "Changes", html::section_heading::hidden);
    body.add(html::change_forest(changes, sides));
    body.add(html::paragraphs("note", words.sentences));
    if (!sides.empty()) {
        const overview overview = make_overview(sides, escape_terminal);
        body.begin_section("sides", "What each side found");
        body.add(html::paragraphs("", overview.findings));
        html::add_overview_sections(body, overview);
    }
    return html::format_page(head, header, body);
}

}  // namespace pingpong
