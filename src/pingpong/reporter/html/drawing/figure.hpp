/// \file
/// A chart as a figure of the page: with its title, its caption, and its figures as a table.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_FIGURE_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_FIGURE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/html/drawing/markup.hpp"

namespace pingpong::html {

/// Figures in rows. Every row has as many cells as there are headings.
struct data_table {
    std::string caption;
    std::vector<std::string> headings;  ///< A line feed breaks one.
    std::vector<std::vector<std::string>> rows;
    std::size_t left_columns = 1;  ///< Of words, aligned to the left; the first names the row.
    std::vector<std::size_t> invalid_rows = {};  ///< Those whose figures are not valid.
};

/// A table shows at most that many rows, and a note below it counts the others.
inline constexpr std::size_t max_rows = 60;

/// The table in a region of its own. On a phone each row is stacked: its name, and below it every
/// figure beside its heading.
///
/// \param label  Of the region, unique on the page.
markup table_region(const data_table& table, std::string_view label);

/// A chart with all that belongs to it.
struct chart {
    std::string id;     ///< Begins the ids within; unique on the page.
    std::string title;  ///< What it shows, as a statement.
    std::string caption;
    std::vector<markup> pictures;    ///< From top to bottom; none: there is nothing to show.
    std::vector<data_table> tables;  ///< The same figures.
};

/// The id of the chart's figure.
std::string figure_id(const chart& chart);

/// The chart, which has a picture, as `<figure>`, numbered, with its tables folded away.
markup figure_element(const chart& chart, std::size_t number);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_FIGURE_HPP
