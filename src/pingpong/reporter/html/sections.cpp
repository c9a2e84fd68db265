#include "pingpong/reporter/html/sections.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pingpong/reporter/html/drawing/figure.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/names.hpp"
#include "pingpong/reporter/wording/run_facts.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_warnings = 60, max_fact_characters = 1000;

}  // namespace

markup assertions_section(const subject& subject) {
    const report& report = subject.report;
    if (report.assertions.empty())
        return {};
    data_table table{
        "Assertions and what was found", {"assertion", "result", "found", "why"}, {}, 4};
    for (const checked_assertion& assertion : report.assertions)
        for (const assertion_outcome& outcome : assertion.outcomes)
            table.rows.push_back(
                {escape_terminal(assertion.text), std::string(name_of(outcome.result)),
                 format_outcome(report, outcome), escape_terminal(outcome.reason)});
    return table_region(table, "Assertions");
}

markup baseline_section(const subject& subject) {
    if (!subject.report.baseline)
        return {};
    const formatted_changes changes = format_changes(*subject.report.baseline, escape_terminal);
    data_table table{"Every contender in both runs",
                     {"contender", "setting", "verdict", "old", "new", "new / old"},
                     {},
                     3};
    for (const change_row& row : changes.rows)
        table.rows.push_back(
            {row.contender, row.setting, row.verdict, row.before, row.after, row.factor});
    markup content = element("p", {}, typeset_sentences(changes.conclusion)) +
                     table_region(table, "Changes from the older run");
    for (const std::string& each : changes.sentences)
        content += element("p", {{"class", "note"}}, typeset_sentences(each));
    return content;
}

namespace {

/// A word of a command line, quoted for a POSIX shell where that is needed.
std::string quote_for_shell(std::string_view word) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_@%+=:,./-").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::ranges::all_of(word, is_plain))
        return std::string(word);
    std::string quoted = "'";
    for (const char c : word)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

/// The command that repeats the run, with its seed.
std::string format_command(const report& report) {
    std::string line;
    for (const std::string& word : report.command_line) {
        if (line.size() > markup::max_characters)
            return line;  // no more of it is shown
        line += (line.empty() ? "" : " ") + quote_for_shell(word);
    }
    const bool has_seed = std::ranges::any_of(report.command_line, [](const std::string& word) {
        return word == "--seed" || word.starts_with("--seed=");
    });
    const bool is_run = report.command_line.size() > 1 && report.command_line[1] == "run";
    return has_seed || !is_run ? line : line + fmt::format(" --seed {}", report.config.seed);
}

markup fact_list(const fact_group& group) {
    markup list;
    for (const fact& fact : group.facts)
        list += element("dt", {}, fact.name) +
                element("dd", {}, typeset(shorten(fact.value, max_fact_characters)));
    return element("div", {{"class", "facts"}},
                   element("h3", {}, group.title) + element("dl", {}, list));
}

}  // namespace

markup warnings_section(const subject& subject) {
    const std::vector<worded_warning> warnings = format_warnings(subject.report, escape_terminal);
    if (warnings.empty())
        return {};
    markup list;
    for (std::size_t i = 0; i < warnings.size() && i < max_warnings; ++i) {
        const std::string severity(name_of(warnings[i].severity));
        list += element(
            "li", {{"class", severity}},
            element("strong", {}, severity) + markup(" ") + typeset_sentences(warnings[i].text));
    }
    markup content = element("ul", {{"class", "warnings"}}, list);
    if (warnings.size() > max_warnings)
        content += element(
            "p", {{"class", "note"}},
            fmt::format("And {} more; the JSON report has them.", warnings.size() - max_warnings));
    return content;
}

markup method_section(const subject& subject) {
    const question& question = subject.report.config.question;
    return element(
               "p", {},
               typeset_sentences(fmt::format(
                   "All contenders carry the same messages over the same kind of stream, with the "
                   "same socket options, and every reply is checked. They take turns in short "
                   "blocks. In a round, every contender plays one block in random order, then one "
                   "more in the reverse order, so that a slow drift of the machine cancels out. A "
                   "ratio is the geometric mean, over rounds, of the ratio of two contenders' "
                   "block medians, with a {:g} % t-interval. The round is the unit, never the "
                   "exchange. No interval is narrower than the noise that each contender shows "
                   "against itself in this run. Ratios within {:g} % count as equal. No exchange "
                   "is discarded as an outlier, and a failed exchange is never a sample.",
                   100 * question.confidence, 100 * question.margin))) +
           element(
               "p", {},
               markup("Every figure on this page is in the JSON report, from which the page can "
                      "be made again: ") +
                   element("code", {}, "pingpong report run.json -o run.html") + markup("."));
}

markup reproduction_section(const subject& subject) {
    const report& report = subject.report;
    if (report.command_line.empty())
        return {};
    return element("pre", {{"tabindex", "0"}}, element("code", {}, format_command(report))) +
           element("p", {{"class", "note"}},
                   fmt::format("The seed {} repeats the order of play, not the times. Run id: {}.",
                               report.config.seed, report.run_id));
}

markup environment_section(const subject& subject) {
    markup groups;
    for (const fact_group& group : list_facts(subject.report))
        groups += fact_list(group);
    return element("div", {{"class", "columns"}}, groups);
}

}  // namespace pingpong::html
