/// \file
/// Tables in plain text, as wide as their place.
#ifndef PINGPONG_REPORTER_TEXT_TEXT_TABLE_HPP
#define PINGPONG_REPORTER_TEXT_TEXT_TABLE_HPP

#include <cstddef>
#include <string>
#include <vector>

namespace pingpong {

/// A column: two lines of heading, and a text in every row.
struct text_column {
    std::string name;
    std::string unit;
    std::vector<std::string> cells;  ///< Figures with as many decimals each, so that points align.

    /// The columns of the highest rank go first where there is too little room; those of rank 0
    /// stay.
    unsigned rank = 0;
};

/// A table of columns, the first one aligned to the left, the others to the right.
///
/// \param columns  At least one, all with as many cells.
/// \param width    Of the terminal, in columns of its own. The first column takes up to a third of
///                 it; what does not fit beside it is left out, by rank.
std::string format_columns(std::vector<text_column> columns, std::size_t width);

/// Rows below headings; texts are escaped for a terminal. Every row has as many cells as there are
/// headings.
struct text_rows {
    std::vector<std::string> headings;  ///< Empty where cells need none.
    std::vector<std::vector<std::string>> rows;
    std::size_t names = 1;    ///< The first cells, which name a row; aligned to the left.
    std::size_t figures = 0;  ///< The cells after them that are aligned to the right.
};

/// The rows below each other; where a line would be longer than `width`, a sentence for each row
/// instead, as "ws, 1000 exchanges: old 1.50, new 1.52, within 5 %".
std::string format_rows(const text_rows& table, std::size_t width);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_TEXT_TABLE_HPP
