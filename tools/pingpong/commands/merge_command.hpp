/// \file
/// `pingpong merge`: the reports of several processes as one.
#ifndef PINGPONG_COMMANDS_MERGE_COMMAND_HPP
#define PINGPONG_COMMANDS_MERGE_COMMAND_HPP

#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/requests.hpp"

namespace pingpong::command {

/// Reads the reports and writes the one that they make.
///
/// \param command_line  As that report is to have it.
/// \throws command_error  `io_failed`: one cannot be read, or the result not be printed;
///                        `wrong_usage`: one is none, or two are not of the same plan.
exit_status perform(const merge_request& request, const std::vector<std::string>& command_line);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_MERGE_COMMAND_HPP
