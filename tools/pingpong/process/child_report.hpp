/// \file
/// A report that another program makes.
#ifndef PINGPONG_PROCESS_CHILD_REPORT_HPP
#define PINGPONG_PROCESS_CHILD_REPORT_HPP

#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// What another program measured.
struct child_report {
    report measured;
    int status = 0;            ///< As that program ended; see `exit_status`.
    bool interrupted = false;  ///< By a signal that this process passed on.

    child_report() = default;
};

/// Runs a program that prints a report as JSON, to its end; signals are passed on to it.
///
/// \param words  The program's path and its arguments.
/// \throws command_error  `wrong_usage`, naming the path: it cannot be run, or printed no report;
///                        `interrupted`: it was before it could print one.
child_report report_of_child(const std::vector<std::string>& words);

/// What the failures of contenders ask for; `done` when none failed. Leaves out what the program's
/// own checks said: a part of a measurement may be too short for them, and the whole is checked.
exit_status status_of_failures(const child_report& what) noexcept;

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_CHILD_REPORT_HPP
