/// \file
/// `pingpong self-test`: is what this program says on this machine to be believed?
#ifndef PINGPONG_COMMANDS_SELF_TEST_COMMAND_HPP
#define PINGPONG_COMMANDS_SELF_TEST_COMMAND_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/options/requests.hpp"

namespace pingpong::command {

/// Tests the method on this machine and prints what that shows.
///
/// \return  `invalid_measurement` when false positives are proven, `inconclusive` when the trials
///          do not show both that they are not and that the delay is found.
/// \throws command_error  When it cannot be done or not be printed.
exit_status perform(const self_test_request& request);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SELF_TEST_COMMAND_HPP
