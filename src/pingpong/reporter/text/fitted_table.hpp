/// \file
/// Rows of words and figures in plain text, as wide as their place.
#ifndef PINGPONG_REPORTER_TEXT_FITTED_TABLE_HPP
#define PINGPONG_REPORTER_TEXT_FITTED_TABLE_HPP

#include <cstddef>
#include <string>
#include <vector>

namespace pingpong {

/// Rows below headings; texts are safe for a terminal. Every row has as many cells as there are
/// headings.
struct text_rows {
    std::vector<std::string> headings;  ///< Empty ones are of cells that speak for themselves.
    std::vector<std::vector<std::string>> rows;
    std::size_t names = 1;    ///< So many cells name a row; they are aligned to the left.
    std::size_t figures = 0;  ///< So many after them are aligned to the right.
};

/// The rows below each other; where a line would be longer than `width`, a sentence for each row
/// instead, as "ws, 1000 exchanges: old 1.50, new 1.52, within 5 %".
std::string fitted(const text_rows& what, std::size_t width);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_FITTED_TABLE_HPP
