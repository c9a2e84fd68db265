/// \file
/// Formats a report as CSV: four tables, each with one observation per row.
///
/// Every row names the run, the cell and its setting, so that tables of several runs can be
/// concatenated. Units stand in the names of columns or in a column of their own; unknown values
/// are empty. Text from elsewhere that a spreadsheet would take for a formula gets a leading
/// apostrophe. Numbers do not depend on the locale.
///
/// \par Source  RFC 4180: lines end in CR LF. Wickham (2014), Tidy Data, J. Stat. Softw. 59(10).
#ifndef PINGPONG_REPORTER_CSV_CSV_HPP
#define PINGPONG_REPORTER_CSV_CSV_HPP

#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The blocks of a report, each joined with its cell, below a line of headings with units.
///
/// The columns have the names of the JSON's blocks and cells.
std::string to_csv(const report& report);

/// The figures of each cell, one per row: `metric`, `unit`, `estimate`, `low` and `high`.
///
/// A metric has the name that it has in JSON, without the unit; those of the cost model are in it.
/// A metric without an interval has none.
std::string to_csv_summary(const report& report);

/// The comparisons, each in a row with everything its verdict is based on: the columns have the
/// names of the JSON's comparisons.
std::string to_csv_comparisons(const report& report);

/// The histograms, one non-empty bucket per row: `low_ns`, `high_ns` (both within it) and
/// `exchanges`. The column `histogram` is `round_trip`, or in an open loop `response`, `service`
/// and `lag`.
std::string to_csv_histogram(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_CSV_CSV_HPP
