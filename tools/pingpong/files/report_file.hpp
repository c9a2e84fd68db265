/// \file
/// Reads a report from a file.
#ifndef PINGPONG_FILES_REPORT_FILE_HPP
#define PINGPONG_FILES_REPORT_FILE_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// Reads a report's JSON file.
///
/// \throws command_error  Naming the path. `io_failed`: it cannot be read; `wrong_usage`: it is no
///                        report.
report read_report(const std::string& path);

/// The reports among the `.json` files of a folder; others are left out.
///
/// \throws command_error  `io_failed`, naming the folder: it cannot be read.
std::vector<report> read_reports_in(const std::string& folder);

}  // namespace pingpong::command

#endif  // PINGPONG_FILES_REPORT_FILE_HPP
