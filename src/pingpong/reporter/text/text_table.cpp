#include "pingpong/reporter/text/text_table.hpp"

#include <algorithm>
#include <string_view>

#include "pingpong/reporter/text/display_width.hpp"

namespace pingpong {
namespace {

using text_row = std::vector<std::string>;

constexpr std::size_t gap = 2;

std::size_t width_of(const text_column& column) {
    std::size_t widest = std::max(display_width(column.name), display_width(column.unit));
    for (const std::string& cell : column.cells)
        widest = std::max(widest, display_width(cell));
    return widest;
}

std::size_t width_of(const std::vector<text_column>& columns) {
    std::size_t width = gap * (columns.size() - 1);
    for (const text_column& column : columns)
        width += width_of(column);
    return width;
}

void drop_columns_beyond(std::size_t width, std::vector<text_column>& columns) {
    for (std::string& name : columns.front().cells)
        name = truncate_line(name, width / 3);
    while (width_of(columns) > width) {
        const auto least = std::ranges::max_element(columns, {}, &text_column::rank);
        if (least->rank == 0)
            return;
        columns.erase(least);
    }
}

std::string align_right(std::string_view text, std::size_t width) {
    return std::string(gap + width - display_width(text), ' ') + std::string(text);
}

/// A line of the table; `text_of` gives each column's part of it.
template <class TextOf>
std::string format_table_line(const std::vector<text_column>& columns, TextOf text_of) {
    std::string line = fit_line(text_of(columns.front()), width_of(columns.front()));
    for (std::size_t i = 1; i < columns.size(); ++i)
        line += align_right(text_of(columns[i]), width_of(columns[i]));
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

std::vector<std::size_t> widths_of(const text_rows& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        widths.push_back(display_width(table.headings[i]));
        for (const text_row& row : table.rows)
            widths[i] = std::max(widths[i], display_width(row[i]));
    }
    return widths;
}

std::string format_row(const text_rows& table, const text_row& row,
                       const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool right = i >= table.names && i < table.names + table.figures;
        const std::string blanks(widths[i] - display_width(row[i]), ' ');
        line += (i == 0 ? "" : "  ") + (right ? blanks + row[i] : row[i] + blanks);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string format_sentence(const text_rows& table, const text_row& row) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            text += i == table.names ? ": " : ", ";
        if (i >= table.names && !table.headings[i].empty())
            text += table.headings[i] + ' ';
        text += row[i];
    }
    return text;
}

}  // namespace

std::string format_columns(std::vector<text_column> columns, std::size_t width) {
    drop_columns_beyond(width, columns);
    std::string lines =
        format_table_line(columns,
                          [](const text_column& column) { return std::string_view(column.name); }) +
        format_table_line(columns,
                          [](const text_column& column) { return std::string_view(column.unit); });
    for (std::size_t i = 0; i < columns.front().cells.size(); ++i)
        lines += format_table_line(
            columns, [i](const text_column& column) { return std::string_view(column.cells[i]); });
    return lines;
}

std::string format_rows(const text_rows& table, std::size_t width) {
    const std::vector<std::size_t> widths = widths_of(table);
    std::string lines = format_row(table, table.headings, widths) + '\n', sentences;
    bool fits = true;
    for (const text_row& row : table.rows) {
        const std::string line = format_row(table, row, widths);
        fits = fits && display_width(line) <= width;
        lines += line + '\n';
        sentences += wrap_text(format_sentence(table, row), "  ", width);
    }
    return fits ? lines : sentences;
}

}  // namespace pingpong
