#include "pingpong/reporter/html/opening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_failures = 20;
constexpr std::size_t max_characters = 400;  // of a line of a banner

markup banner(std::string_view kind, std::string_view title,
              const std::vector<std::string>& lines) {
    markup content = element("strong", {}, title);
    if (lines.size() == 1)
        content += markup(" ") + typeset_sentences(shortened(lines.front(), max_characters));
    markup items;
    if (lines.size() > 1)
        for (const std::string& one : lines)
            items += element("li", {}, typeset_sentences(shortened(one, max_characters)));
    markup body = element("p", {}, content);
    if (!items.empty())
        body += element("ul", {}, items);
    return element("div", {{"class", "banner " + std::string(kind)}}, body);
}

/// Whether the answer itself says why there is none.
bool answer_is_withheld(const subject& of) {
    return of.settings.size() == 1 &&
           main_headline(of.settings.front()).primary->verdict.certainty == certainty::withheld;
}

std::vector<std::string> invalid_lines(const subject& of) {
    if (answer_is_withheld(of))
        return {"No finding may rest on it."};
    std::vector<std::string> lines;
    for (const worded_warning& one : format_warnings(of.what, escape_terminal))
        if (one.severity == severity::invalid && lines.size() < max_failures)
            lines.push_back(one.text);
    return lines;
}

std::vector<std::string> failure_lines(const subject& of) {
    std::vector<std::string> lines;
    for (const experiment_view& view : of.views)
        for (const std::string& one : format_failed_trials(view, escape_terminal))
            lines.push_back((of.views.size() > 1 ? of.place_of(view) + ": " : "") + one);
    if (lines.size() > max_failures) {
        const std::size_t more = lines.size() - max_failures;
        lines.resize(max_failures);
        lines.push_back(fmt::format("And {} more.", more));
    }
    return lines;
}

/// Why there is no conclusion; empty: there is one, or the measurement is invalid anyway.
std::string why_inconclusive(const subject& of) {
    if (of.what.cells.empty())
        return "Nothing was measured.";
    if (of.settings.empty())
        return "No two contenders played a round together, so that nothing was compared.";
    const std::vector<headline> answers = of.answers();
    const auto open = std::ranges::count_if(answers, [](const headline& one) {
        const verdict& said = one.primary->verdict;
        return said.certainty != certainty::withheld && said.kind == verdict_kind::undecided;
    });
    if (open == 0)
        return {};
    if (answers.size() == 1)
        return "This run does not tell the two apart, nor shows that they are equal.";
    return fmt::format("In {} of {} settings this run does not tell the two apart.", open,
                       answers.size());
}

/// The assertions that do not hold, or cannot be told to.
std::vector<std::string> unmet_lines(const report& what) {
    std::vector<std::string> lines;
    for (const checked_assertion& one : what.assertions)
        if (one.result != assertion_result::pass && lines.size() < max_failures)
            lines.push_back(fmt::format(
                "{}: {}.", escape_terminal(one.text),
                one.result == assertion_result::fail ? "does not hold" : "inconclusive"));
    return lines;
}

/// A program whose times are not those that people get.
std::vector<std::string> build_lines(const report& what) {
    for (const diagnostic& each : what.diagnostics)
        if (each.kind == diagnostic_kind::debug_build)
            return {fmt::format("{} {}", format_diagnostic(what, each), remedy_of(each.kind))};
    return {};
}

markup answer_list(const std::vector<worded_answer>& answers) {
    if (answers.size() < 2)
        return {};
    markup list;
    for (std::size_t i = 1; i < answers.size(); ++i)
        list += element("dt", {}, answers[i].question) +
                element("dd", {}, typeset_sentences(answers[i].text));
    return element("dl", {{"class", "answers"}}, list);
}

std::string which_run(const report& what) {
    std::string words = "pingpong " + what.generator.version;
    if (!what.start_local.empty())
        words += ", " + what.start_local.substr(0, 16);
    words += ", a run of " + format_seconds(what.duration);
    if (what.environment.cpu_model)
        words += " on " + *what.environment.cpu_model;
    std::ranges::replace(words, 'T', ' ');
    return words;
}

}  // namespace

markup opening(const subject& of) {
    const std::vector<worded_answer> answers = format_answers(of.what, escape_terminal);
    const std::string question =
        answers.empty() ? "WebSocket and HTTP, exchange by exchange" : answers.front().question;
    markup made = element("h1", {}, question) +
                  element("p", {{"class", "run"}}, which_run(of.what)) + banners(of);
    if (answers.empty())
        return made;
    made += element("p", {{"class", "answer"}}, typeset_sentences(answers.front().text));
    return made + answer_list(answers);
}

markup banners(const subject& of) {
    markup made;
    if (const auto invalid = invalid_lines(of); !invalid.empty())
        made += banner("invalid", "Not a valid measurement.", invalid);
    if (of.what.interrupted)
        made +=
            banner("warning", "Interrupted.",
                   {"The plan was not played to its end; this is what was measured until then."});
    if (const auto failures = failure_lines(of); !failures.empty())
        made += banner("warning", "Not all contenders finished.", failures);
    if (const auto unmet = unmet_lines(of.what); !unmet.empty())
        made += banner("warning", "Not all that was asserted holds.", unmet);
    if (const auto build = build_lines(of.what); !build.empty())
        made += banner("warning", "A debug build.", build);
    if (const std::string why = why_inconclusive(of); !why.empty())
        made += banner("warning", "No conclusion.", {why});
    return made;
}

}  // namespace pingpong::html
