/// \file
/// `pingpong report`: any report again from its JSON, or several of them on one page.
#ifndef PINGPONG_COMMANDS_REPORT_COMMAND_HPP
#define PINGPONG_COMMANDS_REPORT_COMMAND_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/options/requests.hpp"

namespace pingpong::command {

/// Reads a report and writes it in other forms; several of them are compared on one page.
///
/// \return  What the assertions ask for, if there are any.
/// \throws command_error  `io_failed`: it cannot be read, or printed; `wrong_usage`: it is none.
exit_status perform(const report_request& request);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_REPORT_COMMAND_HPP
