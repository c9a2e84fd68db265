/// \file
/// Reads reports: files, and runs that are remembered.
#ifndef PINGPONG_FILES_REPORT_FILE_HPP
#define PINGPONG_FILES_REPORT_FILE_HPP

#include <string>
#include <vector>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// Reads a report: that of a run which is remembered where the word names one (see `names_a_run`),
/// else a JSON file.
///
/// \throws command_error  Naming it. `io_failed`: it cannot be read; `wrong_usage`: it is no
/// report,
///                        or no such run is remembered.
report read_report(const std::string& name_or_path);

/// The runs whose reports are among the `.json` files of a folder; other files are left out.
///
/// \throws command_error  `io_failed`, naming the folder: it cannot be read.
std::vector<past_run> read_runs_in(const std::string& folder);

}  // namespace pingpong::command

#endif  // PINGPONG_FILES_REPORT_FILE_HPP
