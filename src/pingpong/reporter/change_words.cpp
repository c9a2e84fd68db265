#include "pingpong/reporter/change_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "pingpong/reporter/assertion_words.hpp"
#include "pingpong/reporter/display_width.hpp"
#include "pingpong/reporter/finding_names.hpp"
#include "pingpong/reporter/foreign_text.hpp"
#include "pingpong/reporter/json_gates.hpp"
#include "pingpong/reporter/json_layout.hpp"

namespace pingpong {
namespace {

constexpr std::size_t cells = 6;
using row = std::array<std::string, cells>;

std::string name_words(const change& one) {
    return one.reference ? one.protocol + " / " + *one.reference : one.protocol + ", us";
}

std::string verdict_words(const run_changes& what, const change& one) {
    std::string words(name_of(one.kind));
    if (one.kind == change_kind::within)
        words += fmt::format(" {:.3g} %", 100 * what.rules.threshold);
    return one.reason.empty() ? words : words + ": " + one.reason;
}

row row_of(const run_changes& what, const change& one, make_safe safe) {
    return {safe(name_words(one)),
            setting_words(one.count, one.connections, one.echo, one.payload_bytes),
            figure(one.before, 3),
            figure(one.after, 3),
            one.factor ? interval_words(*one.factor) : std::string(unknown_figure),
            safe(verdict_words(what, one))};
}

std::vector<row> rows_of(const run_changes& what, make_safe safe) {
    std::vector<row> rows{{"", "", "old", "new", "new by old", ""}};
    for (const change& one : what.changes)
        rows.push_back(row_of(what, one, safe));
    return rows;
}

/// A line for each row.
std::vector<std::string> aligned(const std::vector<row>& rows) {
    std::array<std::size_t, cells> widths{};
    for (const row& one : rows)
        for (std::size_t i = 0; i < cells; ++i)
            widths[i] = std::max(widths[i], character_count(one[i]));
    std::vector<std::string> lines;
    for (const row& one : rows) {
        std::string line;
        for (std::size_t i = 0; i < cells; ++i)
            line += (i == 0 ? "" : "  ") +
                    (i == 2 || i == 3 ? padded_left(one[i], widths[i]) : padded(one[i], widths[i]));
        line.erase(line.find_last_not_of(' ') + 1);
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The rows below their heading, one by one.
std::string in_sentences(const std::vector<row>& rows, std::size_t columns) {
    std::string text;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& [name, setting, before, after, factor, said] = rows[i];
        text += wrapped(fmt::format("{}, {}: old {}, new {}, new by old {}: {}", name, setting,
                                    before, after, factor, said),
                        "  ", columns);
    }
    return text;
}

std::string as_wide_as(const std::vector<row>& rows, std::size_t columns) {
    std::string text;
    for (const std::string& line : aligned(rows)) {
        if (display_columns(line) > columns)
            return in_sentences(rows, columns);
        text += line + '\n';
    }
    return text;
}

std::string conclusion(const run_changes& what) {
    const std::string limit = fmt::format("{:.3g} %", 100 * what.rules.threshold);
    switch (overall(what)) {
        case change_kind::regression:
            return "A regression beyond " + limit + " is proven.";
        case change_kind::inconclusive:
            return "Inconclusive: a regression beyond " + limit +
                   " is neither proven nor excluded.";
        default:
            return "No regression beyond " + limit + '.';
    }
}

/// What it is compared with, and how.
std::vector<std::string> origin(const run_changes& what, make_safe safe) {
    if (what.pairs)
        return {fmt::format("Against {}, in {} of sessions that took turns.", safe(what.old_name),
                            counted(*what.pairs, "pair"))};
    return {fmt::format("Against the run {}.", safe(what.old_name)),
            fmt::format("Runs are taken to differ by {:.3g} % from each other anyway.",
                        100 * what.rules.between_runs)};
}

std::vector<std::string> sentences(const run_changes& what, make_safe safe) {
    std::vector<std::string> all{conclusion(what)};
    for (std::string& one : origin(what, safe))
        all.push_back(std::move(one));
    for (const difference& one : what.differences)
        all.push_back(fmt::format("Absolute times are not comparable: {} differs ({}, {}).",
                                  safe(one.what), safe(one.before), safe(one.after)));
    return all;
}

}  // namespace

std::string to_table(const run_changes& what, const text_style& style) {
    std::string text = as_wide_as(rows_of(what, for_terminal), style.columns) + '\n';
    for (const std::string& one : sentences(what, for_terminal))
        text += wrapped(one, "", style.columns);
    return text;
}

std::string to_markdown(const run_changes& what) {
    std::string text;
    for (const std::string& one : sentences(what, for_markdown))
        text += "- " + one + '\n';
    text +=
        "\n| what | at | old | new | new by old | verdict |\n"
        "| --- | --- | ---: | ---: | --- | --- |\n";
    const auto rows = rows_of(what, for_markdown);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        text += '|';
        for (const std::string& one : rows[i])
            text += ' ' + one + " |";
        text += '\n';
    }
    return text;
}

std::string to_json(const run_changes& what) {
    json_output top;
    top.derived("schema", std::string("pingpong.changes"));
    top.derived("schema_version", std::string("1.0"));
    members(top, what);
    return lay_out(std::move(top).take());
}

}  // namespace pingpong
