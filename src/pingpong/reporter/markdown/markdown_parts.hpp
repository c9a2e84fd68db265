/// \file
/// What pages in Markdown are made of; texts in them are already safe.
#ifndef PINGPONG_REPORTER_MARKDOWN_MARKDOWN_PARTS_HPP
#define PINGPONG_REPORTER_MARKDOWN_MARKDOWN_PARTS_HPP

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// A table, a line for each row.
class markdown_table {
public:
    /// \param left_columns  So many at the beginning are aligned to the left, the others to the
    ///                      right.
    markdown_table(std::span<const std::string> names, std::size_t left_columns);

    /// As many cells as there are names.
    void row(std::span<const std::string> cells);

    bool has_rows() const noexcept { return has_rows_; }

    /// The table and an empty line.
    std::string take() && { return std::move(text_) + '\n'; }

private:
    void add(std::span<const std::string> cells);

    bool has_rows_ = false;
    std::string text_;
};

/// A line for each text and an empty line; of nothing, nothing.
std::string markdown_list(const std::vector<std::string>& lines);

/// What is folded away below a line, and an empty line; of nothing, nothing.
std::string markdown_details(std::string_view summary, std::string_view content,
                             bool unfolded = false);

/// The ends of an interval, divided by `scale`, e.g. "1.03 to 1.07"; `-` where there is none.
std::string markdown_interval(const estimate& estimate, int decimals, double scale);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_MARKDOWN_MARKDOWN_PARTS_HPP
