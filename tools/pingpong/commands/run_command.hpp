/// \file
/// `pingpong run`: measures.
#ifndef PINGPONG_COMMANDS_RUN_COMMAND_HPP
#define PINGPONG_COMMANDS_RUN_COMMAND_HPP

#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/run_options.hpp"

namespace pingpong::command {

/// Measures, and writes and prints the report.
///
/// \param command_line  As the report is to have it.
/// \throws command_error  Before anything is measured, when it could not be or could not be
///                        written; after it, when it could not be printed.
exit_status perform(const run_request& request, const std::vector<std::string>& command_line);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_RUN_COMMAND_HPP
