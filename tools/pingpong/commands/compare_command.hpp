/// \file
/// `pingpong compare`: one report against an older one.
#ifndef PINGPONG_COMMANDS_COMPARE_COMMAND_HPP
#define PINGPONG_COMMANDS_COMPARE_COMMAND_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/options/requests.hpp"

namespace pingpong::command {

/// Reads both reports, tells what changed, and shows what each of them says.
///
/// \return  `failed` when a regression is proven, `inconclusive`, or `invalid_measurement` when one
///          of the runs is.
/// \throws command_error  As of `read_report`, `page_outputs` and `step_summary`.
exit_status perform(compare_request request);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_COMPARE_COMMAND_HPP
