/// \file
/// The one table that stands beside the answer, the same on a terminal and in Markdown.
#ifndef PINGPONG_REPORTER_WORDING_ANSWER_TABLE_HPP
#define PINGPONG_REPORTER_WORDING_ANSWER_TABLE_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// A column of the table; its texts are escaped.
struct answer_column {
    std::string name;                ///< Its heading.
    std::vector<std::string> cells;  ///< One for each row.
    bool is_text = false;            ///< Aligned to the left; figures are to the right.

    /// The columns of the highest rank go first where there is too little room; 0 stays.
    unsigned rank = 0;
};

/// The table, all columns with as many cells.
struct answer_table {
    std::vector<answer_column> columns;  ///< Empty: there is nothing to show.
    std::size_t hidden_rows = 0;         ///< Contenders that are left out.
    std::string note;                    ///< The units, e.g. "us per exchange; CPU of both ends".
};

/// A row per contender, where the experiments differ in their count alone: its round trips, CPU
/// time, bytes and set-up, and its ratio to the denominator of the question, which comes first. Of
/// a sweep, a row per setting: the medians of the two that are compared, and how they compare.
///
/// \param max_contenders  More are left out, the last ones.
answer_table make_answer_table(const report& report, escaper escape, std::size_t max_contenders);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_ANSWER_TABLE_HPP
