#include "pingpong/reporter/text/table.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "pingpong/reporter/text/aligned_columns.hpp"
#include "pingpong/reporter/text/contender_columns.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/strip_plot.hpp"
#include "pingpong/reporter/wording/assertion_words.hpp"
#include "pingpong/reporter/wording/change_words.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"
#include "pingpong/reporter/wording/verdict_words.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {
namespace {

std::string wrapped_each(const std::vector<std::string>& lines, const text_style& style) {
    std::string text;
    for (const std::string& line : lines)
        text += wrap_text(line, "  ", style.columns);
    return text;
}

/// What is to be said below the table.
std::string notes_of(const report& what, const experiment_view& view, const text_style& style) {
    std::vector<std::string> lines = failure_words(view, escape_terminal);
    std::ranges::move(remote_words(view, escape_terminal), std::back_inserter(lines));
    for (const comparison* one : view.comparisons)
        if (what.cells[one->denominator].protocol != floor_protocol)
            lines.push_back(comparison_words(what, *one, escape_terminal));
    if (const auto share = library_share_of(what, view))
        lines.push_back(library_share_words(*share));
    return wrapped_each(lines, style);
}

std::string section(const report& what, const experiment_view& view, const text_style& style) {
    const std::string heading = experiment_words(view) + " (" + extent_words(view) + ")";
    std::string text = wrap_text(paint(heading, ink::bold, style), "", style.columns) + '\n';
    text += aligned(columns_of(view), style.columns);
    if (const std::string plot = strip_plot(block_medians(what, view), style); !plot.empty())
        text += '\n' + plot;
    if (const std::string notes = notes_of(what, view, style); !notes.empty())
        text += '\n' + notes;
    return text;
}

/// The answer in short stands out: the question and the first sentence.
std::string chief_answer(const answer& first, const text_style& style) {
    const std::size_t end = std::min(first.text.find(". "), first.text.size() - 1) + 1;
    const std::string in_short = first.question + ' ' + first.text.substr(0, end);
    return paint(in_short, ink::bold, style) + first.text.substr(end);
}

std::string further_answer(const answer& each, const text_style& style) {
    return paint(each.question, ink::faint, style) + ' ' + each.text;
}

/// Its first word says how much it matters.
std::string warning_line(const std::string& words, const text_style& style) {
    const std::size_t end = words.find(':');
    const ink how = words.starts_with("Note") ? ink::faint : ink::warning;
    return paint(words.substr(0, end), how, style) + words.substr(end);
}

/// The answers, and what a reader must know of the run.
std::string verdict_section(const report& what, const text_style& style) {
    std::vector<std::string> lines;
    for (const answer& each : answers_of(what, escape_terminal))
        lines.push_back(lines.empty() ? chief_answer(each, style) : further_answer(each, style));
    for (const std::string& words : warning_words(what, escape_terminal))
        lines.push_back(warning_line(words, style));
    for (const std::string& words : assertion_words(what, escape_terminal))
        lines.push_back(words);
    const std::string text = wrapped_each(lines, style);
    return text.empty() ? text : text + '\n';
}

}  // namespace

std::string to_table(const report& what, const text_style& style) {
    std::string text = verdict_section(what, style), rates;
    for (const experiment_view& view : experiments_of(what)) {
        text += section(what, view, style) + '\n';
        if (side_by_side(view))
            rates =
                " Rates are exchanges on all connections of a contender, in thousands per "
                "second.";
    }
    if (what.baseline)
        text += to_table(*what.baseline, style) + '\n';
    if (what.cells.empty())
        text += "Nothing was measured.\n\n";
    const std::string seed = " Random seed " + std::to_string(what.config.seed) + ".";
    text += wrap_text(reading_words(what) + rates + seed, "", style.columns);
    if (what.interrupted)
        text += wrap_text(interrupted_words(what), "", style.columns);
    return to_charset(text, style);
}

}  // namespace pingpong
