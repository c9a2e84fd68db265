#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_banner_lines = 20;
constexpr std::size_t max_line_characters = 400;

markup banner(std::string_view kind, std::string_view title,
              const std::vector<std::string>& lines) {
    markup content = element("strong", {}, title);
    if (lines.size() == 1)
        content += markup(" ") + typeset_sentences(shorten(lines.front(), max_line_characters));
    markup items;
    if (lines.size() > 1)
        for (const std::string& each : lines)
            items += element("li", {}, typeset_sentences(shorten(each, max_line_characters)));
    markup body = element("p", {}, content);
    if (!items.empty())
        body += element("ul", {}, items);
    return element("div", {{"class", "banner " + std::string(kind)}}, body);
}

/// Whether the answer itself says why there is none.
bool is_answer_withheld(const subject& subject) {
    return subject.headlines.size() == 1 &&
           subject.main_comparison()->verdict.certainty == certainty::withheld;
}

/// The settings whose measurement is not valid, where those of others are.
std::vector<std::string> invalid_places(const subject& subject) {
    std::vector<std::string> places;
    for (const experiment_view& view : subject.views)
        if (subject.is_invalid(view))
            places.push_back(subject.format_place(view));
    return places.size() < subject.views.size() ? places : std::vector<std::string>();
}

/// Which settings are not valid, in a sentence.
std::string format_invalid_places(const subject& subject, const std::vector<std::string>& places) {
    constexpr std::size_t max_places = 6;
    std::string list;
    for (std::size_t i = 0; i < places.size() && i < max_places; ++i)
        list += (i == 0 ? "" : "; ") + places[i];
    if (places.size() > max_places)
        list += fmt::format("; and {} more", places.size() - max_places);
    return fmt::format("{} of {}: {}. The other settings stand.", places.size(),
                       format_count(subject.views.size(), "setting"), list);
}

/// What is wrong with a measurement that is not valid in any setting.
std::vector<std::string> invalid_lines(const subject& subject) {
    if (is_answer_withheld(subject))
        return {"Draw no conclusion from it."};
    std::vector<std::string> lines;
    for (const worded_warning& each : format_warnings(subject.report, escape_terminal))
        if (each.severity == severity::invalid && lines.size() < max_banner_lines)
            lines.push_back(each.text);
    return lines;
}

std::vector<std::string> failure_lines(const subject& subject) {
    std::vector<std::string> lines;
    for (const experiment_view& view : subject.views)
        for (const std::string& each : format_failed_trials(view, escape_terminal))
            lines.push_back((subject.views.size() > 1 ? subject.format_place(view) + ": " : "") +
                            each);
    if (lines.size() > max_banner_lines) {
        const std::size_t more = lines.size() - max_banner_lines;
        lines.resize(max_banner_lines);
        lines.push_back(fmt::format("And {} more.", more));
    }
    return lines;
}

/// Why there is no conclusion; empty: there is one, or the answer or another banner says why not.
std::string format_inconclusiveness(const subject& subject) {
    if (subject.report.cells.empty())
        return "Nothing was measured.";
    if (subject.headlines.empty())
        return "No two contenders played a round together, so nothing was compared.";
    const std::vector<headline> answers = subject.answers();
    const auto undecided = std::ranges::count_if(answers, [](const headline& each) {
        const verdict& verdict = each.primary->verdict;
        return verdict.certainty != certainty::withheld && verdict.kind == verdict_kind::undecided;
    });
    if (undecided == 0)
        return {};
    if (answers.size() == 1)
        return {};  // as the answer itself says
    return fmt::format("In {} of {} settings this run cannot tell which is faster.", undecided,
                       answers.size());
}

/// The assertions that fail or are inconclusive, with what was found.
std::vector<std::string> unmet_lines(const report& report) {
    std::vector<std::string> lines;
    for (const std::string& line : format_assertions(report, escape_terminal))
        if (!line.starts_with("PASS") && lines.size() < max_banner_lines)
            lines.push_back(line + '.');
    return lines;
}

/// That the program was built without optimization, as the times of users are not.
std::vector<std::string> debug_build_lines(const report& report) {
    for (const diagnostic& each : report.diagnostics)
        if (each.kind == diagnostic_kind::debug_build)
            return {format_with_remedy(report, each)};
    return {};
}

/// What keeps the run from being complete and valid; empty when nothing does.
markup banners(const subject& subject) {
    markup all;
    if (const auto places = invalid_places(subject); !places.empty())
        all += banner("invalid", "Invalid settings.", {format_invalid_places(subject, places)});
    else if (const auto invalid = invalid_lines(subject); !invalid.empty())
        all += banner("invalid", "Not a valid measurement.", invalid);
    if (subject.report.interrupted)
        all += banner("warning", "Interrupted.", {"This is what was measured until then."});
    if (const auto failures = failure_lines(subject); !failures.empty())
        all += banner("warning", "Not all contenders finished.", failures);
    if (const auto unmet = unmet_lines(subject.report); !unmet.empty())
        all += banner("warning", "Not all assertions hold.", unmet);
    if (const auto build = debug_build_lines(subject.report); !build.empty())
        all += banner("warning", "A debug build.", build);
    if (const std::string reason = format_inconclusiveness(subject); !reason.empty())
        all += banner("warning", "No conclusion.", {reason});
    return all;
}

std::string format_run(const report& report) {
    std::string text = "pingpong " + report.generator.version;
    if (!report.start_local.empty())
        text += ", " + report.start_local.substr(0, 16);
    text += ", a run of " + format_seconds(report.duration);
    std::ranges::replace(text, 'T', ' ');
    if (report.environment.cpu_model)
        text += " on " + *report.environment.cpu_model;
    return text;
}

/// How many warnings there are, with a link to them; empty where there are none.
markup warning_link(const report& report) {
    const auto warnings = std::ranges::count_if(report.diagnostics, [](const diagnostic& each) {
        return each.severity() != severity::note;
    });
    if (warnings == 0)
        return {};
    return markup("; ") + element("a", {{"href", "#warnings"}},
                                  format_count(static_cast<std::uint64_t>(warnings), "warning"));
}

}  // namespace

markup header_section(const subject& subject) {
    const std::vector<worded_answer> answers = format_answers(subject.report, escape_terminal);
    const std::string question =
        answers.empty() ? "WebSocket and HTTP, exchange by exchange" : answers.front().question;
    markup content = element("h1", {}, question);
    if (!answers.empty())
        content += element("p", {{"class", "answer"}}, typeset_sentences(answers.front().text));
    content += element("p", {{"class", "run"}},
                       markup(format_run(subject.report)) + warning_link(subject.report)) +
               banners(subject);
    return element("header", {{"id", "answer"}}, content);
}

markup reasons_section(const subject& subject) {
    const std::vector<worded_answer> answers = format_answers(subject.report, escape_terminal);
    if (answers.size() < 2)
        return {};
    markup list;
    for (std::size_t i = 1; i < answers.size(); ++i)
        list += element("dt", {}, answers[i].question) +
                element("dd", {}, typeset_sentences(answers[i].text));
    return element("dl", {{"class", "answers"}}, list);
}

}  // namespace pingpong::html
