/// \file
/// `pingpong self-test`: is what this program says on this machine to be believed?
#ifndef PINGPONG_COMMANDS_SELF_TEST_COMMAND_HPP
#define PINGPONG_COMMANDS_SELF_TEST_COMMAND_HPP

#include <optional>
#include <string>

#include "pingpong/exit_status.hpp"
#include "pingpong/reporter/wording/format.hpp"
#include "pingpong/scheduler/self_test.hpp"

namespace pingpong::command {

/// The options as they were written; nullopt: not given.
struct self_test_words {
    std::optional<std::string> protocol, trials, delay, seed, format;
    bool quiet = false;
};

/// What to test, and how to print it.
struct self_test_options {
    self_test_plan what;
    format printed = format::table;
    bool quiet = false;
};

/// \throws command_error  `wrong_usage`, naming the option.
self_test_options check(const self_test_words& words);

/// Tests the method on this machine and prints what that shows.
///
/// \return  `invalid_measurement` when false positives are proven, `inconclusive` when the trials
///          do not show both that they are not and that the delay is found.
/// \throws command_error  When it cannot be done or not be printed.
exit_status perform(const self_test_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SELF_TEST_COMMAND_HPP
