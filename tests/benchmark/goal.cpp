#include "goal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pingpong::benchmark {
namespace {

/// What is printed is what is judged: 1.104 is no more than 1.10.
bool within(const goal& one, double limit) {
    const double slack = 0.5 * std::pow(10.0, -one.decimals);
    return one.side == bound::at_most ? *one.figure < limit + slack : *one.figure >= limit - slack;
}

std::string number(const std::optional<double>& value, int decimals) {
    return value ? fmt::format("{:.{}f}", *value, decimals) : std::string();
}

std::string limits_of(const goal& one) {
    if (!one.reached)
        return "";
    std::string text = one.side == bound::at_most ? "<= " : ">= ";
    text += number(one.reached, one.decimals);
    if (one.aimed)
        text += " / " + number(one.aimed, one.decimals);
    return text;
}

std::vector<std::size_t> widths_of(const table& what) {
    std::vector<std::size_t> widths;
    for (const std::string& heading : what.headings)
        widths.push_back(heading.size());
    for (const auto& row : what.rows)
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

std::string_view verdict(const goal& one) {
    if (!one.figure)
        return "not built";
    if (!one.reached)
        return "";
    if (one.aimed && within(one, *one.aimed))
        return "aimed at";
    return within(one, *one.reached) ? "met" : "missed";
}

table table_of(std::span<const goal> goals) {
    table made{"Goals", {"", "goal / aim", "figure", "", "quartiles, remarks"}, {}, 3};
    for (const goal& one : goals)
        made.rows.push_back({one.what, limits_of(one), number(one.figure, one.decimals),
                             std::string(verdict(one)), one.remark});
    return made;
}

std::string to_text(const table& what, style how) {
    const auto widths = widths_of(what);
    const std::size_t end = what.numbers_end;
    std::string text;
    if (how == style::text) {
        text = what.title + "\n\n" + text_line(what.headings, widths, end);
        for (const auto& row : what.rows)
            text += text_line(row, widths, end);
        return text + '\n';
    }
    text = "### " + what.title + "\n\n| " + line(what.headings, widths, end, " | ") + " |\n|---";
    for (std::size_t i = 1; i < what.headings.size(); ++i)
        text += i < end ? "|---:" : "|---";
    text += "|\n";
    for (const auto& row : what.rows)
        text += "| " + line(row, widths, end, " | ") + " |\n";
    return text + '\n';
}

}  // namespace pingpong::benchmark
