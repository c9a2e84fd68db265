#include "pingpong/reporter/markdown/original_tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {
namespace {

using text_row = std::vector<std::string>;

/// `|a | b | c|`, as Python's `'|' + ' | '.join(cells) + '|'` makes it.
std::string line_of(const text_row& cells, std::span<const std::size_t> widths) {
    std::string line = "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += " | ";
        line += pad_right(cells[i], widths[i]);
    }
    return line + "|\n";
}

std::string table_of(const text_row& headings, const std::vector<text_row>& rows) {
    std::vector<std::size_t> widths;
    text_row rule;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::size_t first = rows.empty() ? 0 : count_characters(rows.front()[i]);
        widths.push_back(std::max(count_characters(headings[i]), first));
        rule.emplace_back(widths.back(), '-');
    }

    std::string table = line_of(headings, widths) + line_of(rule, widths);
    for (const text_row& row : rows)
        table += line_of(row, widths);
    return table;
}

std::string seconds_text(std::chrono::microseconds duration) {
    const auto count = duration.count();
    const auto size = count < 0 ? -count : count;
    return fmt::format("{}{}.{:06}", count < 0 ? "-" : "", size / 1'000'000, size % 1'000'000);
}

}  // namespace

std::vector<original_difference> original_differences(std::span<const original_row> rows) {
    std::vector<original_difference> differences;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const original_row& ws = rows[i - 1];
        const original_row& http = rows[i];
        if (ws.server == "WS" && http.server == "HTTP" && ws.qt_pings == http.qt_pings)
            differences.push_back({ws.qt_pings, ws.duration, http.duration});
    }
    return differences;
}

std::string original_table(std::span<const original_row> rows) {
    std::vector<text_row> cells;
    for (const original_row& row : rows)
        cells.push_back({escape_markdown(row.server), fmt::format("{}", row.qt_pings),
                         escape_markdown(row.start), escape_markdown(row.end),
                         python_timedelta(row.duration)});
    return table_of({"Server", "Qt pings", "Start", "End", "Duration"}, cells);
}

std::string original_difference_table(std::span<const original_row> rows) {
    std::vector<text_row> cells;
    for (const original_difference& row : original_differences(rows))
        cells.push_back({fmt::format("{}", row.qt_pings), seconds_text(row.ws),
                         seconds_text(row.http), seconds_text(row.difference())});
    return table_of(
        {"Qtde de Pings", "Duração WS (s)", "Duração HTTP (s)", "Diferença (HTTP - WS) (s)"},
        cells);
}

std::string python_timedelta(std::chrono::microseconds duration) {
    // As in Python, only the days of a negative duration are negative.
    const auto days = std::chrono::floor<std::chrono::days>(duration);
    const std::chrono::hh_mm_ss rest(duration - days);

    std::string text;
    if (days.count() != 0)
        text = fmt::format("{} day{}, ", days.count(),
                           days.count() == 1 || days.count() == -1 ? "" : "s");
    text += fmt::format("{}:{:02}:{:02}", rest.hours().count(), rest.minutes().count(),
                        rest.seconds().count());
    if (rest.subseconds().count() != 0)
        text += fmt::format(".{:06}", rest.subseconds().count());
    return text;
}

}  // namespace pingpong
