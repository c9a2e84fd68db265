#include <fmt/core.h>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/drawing/style.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/html.hpp"
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

/// For the end of the page, and for the note on sections that were left out.
constexpr std::size_t reserved_bytes = 4'000;

/// `<head>` with a title and the style sheet; a browser loads nothing from elsewhere and runs no
/// script.
markup head_element(std::string_view title) {
    return element(
        "head", {},
        empty_element("meta", {{"charset", "utf-8"}}) +
            empty_element("meta", {{"http-equiv", "Content-Security-Policy"},
                                   {"content",
                                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                                    "base-uri 'none'; form-action 'none'"}}) +
            empty_element("meta", {{"name", "viewport"},
                                   {"content", "width=device-width, initial-scale=1"}}) +
            empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) +
            element("title", {}, title) + style_element(style_sheet()));
}

std::string format_page(const markup& head, const markup& header, const markup& main) {
    return "<!doctype html>\n" +
           element("html", {{"lang", "en"}}, head + element("body", {}, header + main)).bytes();
}

/// The parts of a page, as long as there is room for them.
class page_body {
public:
    explicit page_body(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    void add(const markup& part) {
        if (content_.bytes().size() + part.bytes().size() <= max_bytes_)
            content_ += part;
        else
            is_part_omitted_ = true;
    }

    void add(const chart& chart) {
        ++figures_;
        add(figure_element(chart, figures_));
    }

    markup take() && {
        if (is_part_omitted_)
            content_ += element("p", {{"class", "note"}},
                                "Parts of this page were left out, which would have made it too "
                                "long; the report as JSON has everything.");
        return std::move(content_);
    }

private:
    std::size_t max_bytes_;
    std::size_t figures_ = 0;
    bool is_part_omitted_ = false;
    markup content_;
};

std::string format_title(const report& report) {
    const std::vector<worded_answer> answers = format_answers(report, escape_terminal);
    return answers.empty() ? "pingpong: a report" : answers.front().question;
}

markup main_content(const subject& subject, std::size_t max_bytes) {
    page_body body(max_bytes);
    body.add(ratio_forest(subject));
    body.add(summary_section(subject));
    body.add(element("h2", {}, "Why, and how it depends"));
    body.add(ladder_bars(subject));
    body.add(duration_by_count(subject));
    if (const chart sweep = ratio_by_setting(subject); !sweep.pictures.empty())
        body.add(sweep);
    body.add(element("h2", {}, "How steady it was"));
    body.add(percentiles_by_nines(subject));
    body.add(medians_over_time(subject));
    body.add(exchange_section(subject));
    body.add(gates_section(subject));
    body.add(warnings_section(subject));
    body.add(method_section(subject));
    body.add(reproduction_section(subject));
    body.add(environment_section(subject));
    return std::move(body).take();
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
        return "What several runs say";
    const run_comparison& first = overview.agreements.front().runs.front();
    return fmt::format("Does {} beat {}?", format_contender(first.numerator(), escape_terminal),
                       format_contender(first.denominator(), escape_terminal));
}

/// What the runs say, below their findings.
///
/// \param figure_number  Of the first figure.
markup overview_content(const overview& overview, std::size_t figure_number) {
    return figure_element(agreement_forest(overview), figure_number) +
           element("h2", {}, "What may be compared") + paragraphs("", overview.cautions) +
           overview_table_region(overview.circumstances) + overview_table_region(overview.medians) +
           overview_table_region(overview.runs);
}

std::string overview_page(std::string_view title, const markup& introduction,
                          const markup& content) {
    return format_page(head_element(title),
                       element("header", {}, element("h1", {}, title) + introduction),
                       element("main", {}, content));
}

}  // namespace
}  // namespace html

std::string to_html(const report& report) {
    const html::subject subject(report);
    const html::markup head = html::head_element(html::format_title(report));
    const html::markup header = html::header_section(subject);
    const std::size_t taken = head.bytes().size() + header.bytes().size() + html::reserved_bytes;
    const std::size_t room = max_html_bytes > taken ? max_html_bytes - taken : 0;
    return html::format_page(head, header,
                             html::element("main", {}, html::main_content(subject, room)));
}

std::string to_html(std::span<const named_report> runs) {
    const overview overview = make_overview(runs, escape_terminal);
    const std::string run_count =
        "Several runs of pingpong: " + format_count(overview.runs.rows.size(), "run");
    return html::overview_page(html::format_question(overview),
                               html::element("p", {{"class", "run"}}, run_count) +
                                   html::paragraphs("answer", overview.findings),
                               html::overview_content(overview, 1));
}

std::string to_html(const run_changes& changes, std::span<const named_report> sides) {
    const formatted_changes words = format_changes(changes, escape_terminal);
    const html::markup introduction =
        html::element("p", {{"class", "run"}}, "Two sides of pingpong, compared") +
        html::paragraphs("answer", {words.conclusion});
    html::markup content = html::figure_element(html::change_forest(changes, sides), 1) +
                           html::paragraphs("note", words.sentences);
    if (!sides.empty()) {
        const overview overview = make_overview(sides, escape_terminal);
        content += html::element("h2", {}, "What each side says") +
                   html::paragraphs("", overview.findings) + html::overview_content(overview, 2);
    }
    return html::overview_page("Did it change?", introduction, content);
}

}  // namespace pingpong
