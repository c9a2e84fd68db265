#include "pingpong/reporter/markdown/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/reporter/markdown/markdown_chart.hpp"
#include "pingpong/reporter/markdown/markdown_experiment.hpp"
#include "pingpong/reporter/markdown/markdown_parts.hpp"
#include "pingpong/reporter/markdown/seed_tables.hpp"
#include "pingpong/reporter/wording/assertion_words.hpp"
#include "pingpong/reporter/wording/change_words.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"
#include "pingpong/reporter/wording/headline.hpp"
#include "pingpong/reporter/wording/run_facts.hpp"
#include "pingpong/reporter/wording/verdict_words.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {
namespace {

using views = std::vector<experiment_view>;

std::string verdict_section(const report& what) {
    std::vector<std::string> lines;
    for (const answer& each : answers_of(what, escape_markdown))
        lines.push_back("**" + each.question + "** " + each.text);
    std::string text = "# WebSocket and HTTP, exchange by exchange\n\n" + markdown_list(lines);
    if (what.interrupted)
        text += "**" + interrupted_words(what) + "**\n\n";
    return text;
}

std::string headline_table(const report& what, const views& all) {
    const std::string names[] = {"experiment", "compared", "verdict",
                                 "p50 us",     "ratio",    "difference us"};
    markdown_table table(names, 3);
    for (const experiment_view& view : all)
        for (const comparison* one : headlines_of(view)) {
            const cell& a = what.cells[one->numerator];
            const cell& b = what.cells[one->denominator];
            const std::string cells[] = {
                experiment_words(view),
                escape_markdown(a.protocol) + " / " + escape_markdown(b.protocol),
                verdict_in_short(*one),
                medians_in_short(view, *one),
                ratio_words(one->figures),
                difference_words(one->figures.difference_claim)};
            table.row(cells);
        }
    return table.has_rows() ? std::move(table).take() : std::string();
}

/// Of the experiment that the verdict is about, or else the first.
std::string chart(const report& what, const views& all) {
    const std::vector<setting> settings = settings_of(what, all);
    if (!settings.empty())
        return median_chart(*chief_of(settings.front()).view);
    return all.empty() ? std::string() : median_chart(all.front());
}

std::string assertion_details(const report& what) {
    const std::string names[] = {"assertion", "result", "found", "why"};
    markdown_table table(names, 4);
    for (const checked_assertion& each : what.assertions)
        for (const assertion_outcome& one : each.outcomes) {
            const std::string cells[] = {escape_markdown(each.text),
                                         std::string(name_of(one.result)), outcome_words(what, one),
                                         escape_markdown(one.reason)};
            table.row(cells);
        }
    if (!table.has_rows())
        return {};
    std::string numbers;
    const auto number_of = [&what](assertion_result which) {
        return std::ranges::count(what.assertions, which, &checked_assertion::result);
    };
    using enum assertion_result;
    for (const assertion_result which : {fail, inconclusive, pass})
        if (const auto number = number_of(which); number > 0)
            numbers += fmt::format("{}{} {}", numbers.empty() ? "" : ", ", number, name_of(which));
    const bool all_hold = numbers.starts_with(fmt::format("{} pass", what.assertions.size()));
    return markdown_details("Assertions: " + numbers, std::move(table).take(), !all_hold);
}

std::string baseline_details(const report& what) {
    if (!what.baseline)
        return {};
    const change_kind result = overall(*what.baseline);
    return markdown_details(fmt::format("Compared with an older run: {}", name_of(result)),
                            to_markdown(*what.baseline), result != change_kind::within);
}

std::string warning_details(const report& what) {
    const auto notes = std::ranges::count(what.diagnostics, severity::note, &diagnostic::severity);
    const std::size_t number = what.diagnostics.size() - static_cast<std::size_t>(notes);
    const std::string summary = number > 0 ? counted(number, "warning") : "Notes";
    return markdown_details(summary, markdown_list(warning_words(what, escape_markdown)));
}

std::string original_tables(const report& what) {
    if (what.original_rows.empty())
        return {};
    return markdown_details(
        "The original experiment's tables",
        seed_table(what.original_rows) + '\n' + seed_difference_table(what.original_rows) + '\n');
}

std::string environment_details(const report& what) {
    std::string text =
        "<details>\n<summary>Environment and settings</summary>\n\n"
        "| what | value |\n| --- | --- |\n";
    for (const fact_group& group : facts_of(what))
        for (const fact& one : group.facts)
            text += fmt::format("| {} | {} |\n", one.name, escape_markdown(one.value));
    return text + "\n</details>\n";
}

}  // namespace

std::string to_markdown(const report& what) {
    const views all = experiments_of(what);
    std::string text = verdict_section(what) + headline_table(what, all) + chart(what, all);
    text += assertion_details(what) + baseline_details(what) + warning_details(what);
    for (const experiment_view& view : all)
        text += markdown_details(experiment_words(view), experiment_section(what, view));
    text += original_tables(what);
    text += markdown_details("How to read the figures", reading_words(what) + "\n\n");
    return text + environment_details(what);
}

}  // namespace pingpong
