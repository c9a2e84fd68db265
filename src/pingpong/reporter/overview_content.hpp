/// \file
/// What there is to say of several reports together, for all formats.
#ifndef PINGPONG_REPORTER_OVERVIEW_CONTENT_HPP
#define PINGPONG_REPORTER_OVERVIEW_CONTENT_HPP

#include <span>
#include <string>
#include <vector>

#include "pingpong/reporter/overview.hpp"
#include "pingpong/reporter/wording.hpp"

namespace pingpong {

/// A table with a title; its texts are safe.
struct overview_table {
    std::string title;
    std::vector<std::string> names;  ///< Of the columns.
    std::vector<std::vector<std::string>> rows;
};

/// What there is to say of several reports together; its texts are safe.
struct overview {
    std::vector<std::string> sentences;
    std::vector<overview_table> tables;
};

/// The runs; the ratios that each of them was made for, those of the same two contenders in the
/// same setting one below the other; the circumstances that differ; and where none does, the median
/// round trips, which of different machines, builds and settings are not comparable.
///
/// \param runs  At least one.
overview overview_of(std::span<const named_report> runs, make_safe safe);

/// The page in HTML, as one file that needs no network and no script.
std::string to_html(std::span<const named_report> runs);

/// What changed in HTML, and below that what each side says; `sides` may be empty.
std::string to_html(const run_changes& what, std::span<const named_report> sides);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_OVERVIEW_CONTENT_HPP
