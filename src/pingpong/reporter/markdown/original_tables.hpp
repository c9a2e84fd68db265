/// \file
/// The two tables of the original experiment, in its exact format.
///
/// Cells are pad_right to the wider of the heading and the first row's value, in characters; a
/// longer value in a later row is not cut.
#ifndef PINGPONG_REPORTER_MARKDOWN_ORIGINAL_TABLES_HPP
#define PINGPONG_REPORTER_MARKDOWN_ORIGINAL_TABLES_HPP

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// WS and HTTP with the same count of pings: a row of the second table.
struct original_difference {
    std::uint64_t qt_pings = 0;        ///< The count of both.
    std::chrono::microseconds ws{};    ///< How long WebSocket took for all of them.
    std::chrono::microseconds http{};  ///< How long HTTP took for all of them.

    /// HTTP - WS: positive where WebSocket was faster.
    std::chrono::microseconds difference() const { return http - ws; }
};

/// Each row of `WS` with the row of `HTTP` that follows it, where both have the same count.
std::vector<original_difference> original_differences(std::span<const original_row> rows);

/// The first table: server, count, start, end, duration; every line ends in a line feed.
///
/// Control characters and what Markdown would take for markup are made harmless.
std::string original_table(std::span<const original_row> rows);

/// The second table: the count of pings, both durations and their difference in seconds, with six
/// decimals; every line ends in a line feed.
std::string original_difference_table(std::span<const original_row> rows);

/// A duration as Python's `str(timedelta)` prints it: `0:00:00.306087`, `1 day, 0:00:00`.
std::string python_timedelta(std::chrono::microseconds duration);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_MARKDOWN_ORIGINAL_TABLES_HPP
