#include "pingpong/reporter/text/aligned_columns.hpp"

#include <algorithm>

#include "pingpong/reporter/text/display_width.hpp"

namespace pingpong {
namespace {

constexpr std::size_t gap = 2;

std::size_t width_of(const column& one) {
    std::size_t widest = std::max(one.name.size(), one.unit.size());
    for (const std::string& cell : one.cells)
        widest = std::max(widest, display_width(cell));
    return widest;
}

std::size_t width_of(const std::vector<column>& columns) {
    std::size_t width = gap * (columns.size() - 1);
    for (const column& one : columns)
        width += width_of(one);
    return width;
}

void leave_out_what_does_not_fit(std::vector<column>& columns, std::size_t width) {
    for (std::string& name : columns.front().cells)
        name = truncate_line(name, width / 3);
    while (width_of(columns) > width) {
        const auto least = std::ranges::max_element(columns, {}, &column::rank);
        if (least->rank == 0)
            return;
        columns.erase(least);
    }
}

std::string to_the_right(std::string_view text, std::size_t width) {
    return std::string(gap + width - display_width(text), ' ') + std::string(text);
}

/// A line of the table; `text_of` gives each column's part of it.
template <class TextOf>
std::string line_of(const std::vector<column>& columns, TextOf text_of) {
    std::string line = fit_line(text_of(columns.front()), width_of(columns.front()));
    for (std::size_t i = 1; i < columns.size(); ++i)
        line += to_the_right(text_of(columns[i]), width_of(columns[i]));
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

}  // namespace

std::string aligned(std::vector<column> columns, std::size_t width) {
    leave_out_what_does_not_fit(columns, width);
    std::string lines = line_of(columns, [](const column& one) { return one.name; }) +
                        line_of(columns, [](const column& one) { return one.unit; });
    for (std::size_t row = 0; row < columns.front().cells.size(); ++row)
        lines +=
            line_of(columns, [row](const column& one) { return std::string_view(one.cells[row]); });
    return lines;
}

}  // namespace pingpong
