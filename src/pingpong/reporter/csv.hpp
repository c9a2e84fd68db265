/// \file
/// A report as CSV: one line per block.
#ifndef PINGPONG_REPORTER_CSV_HPP
#define PINGPONG_REPORTER_CSV_HPP

#include <string>

#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// The blocks of a report, each joined with its cell, below a line of headings with units.
///
/// The columns have the names of the JSON's visits and cells; what is unknown is an empty field.
/// Foreign text that a spreadsheet would take for a formula gets a leading apostrophe.
///
/// \par Source  RFC 4180: lines end in CR LF.
std::string to_csv(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_CSV_HPP
