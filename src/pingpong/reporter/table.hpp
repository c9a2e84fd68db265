/// \file
/// A report as a table for a terminal.
#ifndef PINGPONG_REPORTER_TABLE_HPP
#define PINGPONG_REPORTER_TABLE_HPP

#include <string>

#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// The report as plain text, without colours, within 100 columns as long as names and failures
/// allow.
///
/// For each experiment a line per contender, its ratio to raw TCP, and sentences that compare
/// WebSocket with HTTP; `-` stands for what is unknown, and for percentiles that fewer than ten
/// exchanges lie beyond. Nothing in foreign text acts on the terminal.
std::string to_table(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TABLE_HPP
