#include "pingpong/reporter/text/fitted_table.hpp"

#include <algorithm>

#include "pingpong/reporter/text/display_width.hpp"

namespace pingpong {
namespace {

using cells = std::vector<std::string>;

std::vector<std::size_t> widths_of(const text_rows& what) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < what.headings.size(); ++i) {
        widths.push_back(display_width(what.headings[i]));
        for (const cells& row : what.rows)
            widths[i] = std::max(widths[i], display_width(row[i]));
    }
    return widths;
}

std::string line_of(const text_rows& what, const cells& row,
                    const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool right = i >= what.names && i < what.names + what.figures;
        const std::string blanks(widths[i] - display_width(row[i]), ' ');
        line += (i == 0 ? "" : "  ") + (right ? blanks + row[i] : row[i] + blanks);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string sentence_of(const text_rows& what, const cells& row) {
    std::string words;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            words += i == what.names ? ": " : ", ";
        if (i >= what.names && !what.headings[i].empty())
            words += what.headings[i] + ' ';
        words += row[i];
    }
    return words;
}

}  // namespace

std::string fitted(const text_rows& what, std::size_t width) {
    const std::vector<std::size_t> widths = widths_of(what);
    std::string lines = line_of(what, what.headings, widths) + '\n', sentences;
    bool fits = true;
    for (const cells& row : what.rows) {
        const std::string line = line_of(what, row, widths);
        fits = fits && display_width(line) <= width;
        lines += line + '\n';
        sentences += wrap_text(sentence_of(what, row), "  ", width);
    }
    return fits ? lines : sentences;
}

}  // namespace pingpong
