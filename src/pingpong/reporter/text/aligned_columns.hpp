/// \file
/// A table in plain text, as wide as its place.
#ifndef PINGPONG_REPORTER_TEXT_ALIGNED_COLUMNS_HPP
#define PINGPONG_REPORTER_TEXT_ALIGNED_COLUMNS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong {

/// A column: two lines of heading, and a text in every row.
struct column {
    std::string_view name;
    std::string_view unit;
    std::vector<std::string> cells;  ///< Figures with as many decimals each, so that points align.

    /// The columns of the highest rank go first where there is too little room; those of rank 0
    /// stay.
    unsigned rank = 0;
};

/// The table, its first column aligned to the left, the others to the right.
///
/// \param columns  At least one, all with as many cells.
/// \param width    Of the terminal, in columns of its own. The first column takes up to a third of
///                 it; what does not fit beside it is left out, by rank.
std::string aligned(std::vector<column> columns, std::size_t width);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_ALIGNED_COLUMNS_HPP
