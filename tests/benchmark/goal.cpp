#include "goal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pingpong::benchmark {
namespace {

/// What is printed is what is judged: 1.104 is no more than 1.10.
bool within(const goal& goal, double limit) {
    const double slack = 0.5 * std::pow(10.0, -goal.decimals);
    return goal.side == bound::at_most ? *goal.figure < limit + slack
                                       : *goal.figure >= limit - slack;
}

std::string number(const std::optional<double>& value, int decimals) {
    return value ? fmt::format("{:.{}f}", *value, decimals) : std::string();
}

std::string limits_of(const goal& goal) {
    if (!goal.reached)
        return "";
    std::string text = goal.side == bound::at_most ? "<= " : ">= ";
    text += number(goal.reached, goal.decimals);
    if (goal.aimed)
        text += " / " + number(goal.aimed, goal.decimals);
    return text;
}

std::vector<std::size_t> widths_of(const table& table) {
    std::vector<std::size_t> widths;
    for (const std::string& heading : table.headings)
        widths.push_back(heading.size());
    for (const auto& row : table.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    return widths;
}

std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                 std::size_t numbers_end, std::string_view between) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool number = i > 0 && i < numbers_end;
        text += i == 0 ? std::string_view() : between;
        text += number ? fmt::format("{:>{}}", cells[i], widths[i])
                       : fmt::format("{:<{}}", cells[i], widths[i]);
    }
    return text;
}

std::string text_line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                      std::size_t numbers_end) {
    const std::string padded = line(cells, widths, numbers_end, "  ");
    return padded.substr(0, padded.find_last_not_of(' ') + 1) + '\n';
}

}  // namespace

std::string_view verdict(const goal& goal) {
    if (!goal.figure)
        return "not built";
    if (!goal.reached)
        return "";
    if (goal.aimed && within(goal, *goal.aimed))
        return "aimed at";
    return within(goal, *goal.reached) ? "met" : "missed";
}

table table_of(std::span<const goal> goals) {
    table made{"Goals", {"", "goal / aim", "figure", "", "quartiles, remarks"}, {}, 3};
    for (const goal& goal : goals)
        made.rows.push_back({goal.label, limits_of(goal), number(goal.figure, goal.decimals),
                             std::string(verdict(goal)), goal.remark});
    return made;
}

std::string to_text(const table& table, style style) {
    const auto widths = widths_of(table);
    const std::size_t end = table.numbers_end;
    std::string text;
    if (style == style::text) {
        text = table.title + "\n\n" + text_line(table.headings, widths, end);
        for (const auto& row : table.rows)
            text += text_line(row, widths, end);
        return text + '\n';
    }
    text = "### " + table.title + "\n\n| " + line(table.headings, widths, end, " | ") + " |\n|---";
    for (std::size_t i = 1; i < table.headings.size(); ++i)
        text += i < end ? "|---:" : "|---";
    text += "|\n";
    for (const auto& row : table.rows)
        text += "| " + line(row, widths, end, " | ") + " |\n";
    return text + '\n';
}

}  // namespace pingpong::benchmark
