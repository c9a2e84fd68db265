/// \file
/// The errors that end the command.
#ifndef PINGPONG_COMMAND_ERROR_HPP
#define PINGPONG_COMMAND_ERROR_HPP

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pingpong/exit_status.hpp"

namespace pingpong::command {

/// Ends the command: one line that says what was wrong and what was expected, and a status.
class command_error : public std::runtime_error {
public:
    /// Ends it with that status.
    command_error(exit_status with, const std::string& line)
        : std::runtime_error(line), status(with) {}

    exit_status status;  ///< Of the command.
};

/// The error of wrong usage.
///
/// \param subject  What is wrong: an option, a variable of the environment, a path.
inline command_error usage_error(std::string_view subject, const std::string& why) {
    return command_error(exit_status::wrong_usage, std::string(subject) + ": " + why);
}

/// How an exception ends the command: a `command_error` as it says, what the system refuses with
/// `io_failed`, and any other, which is a programming error, with `internal_error`.
///
/// \param thrown  Not null.
command_error to_command_error(const std::exception_ptr& thrown);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMAND_ERROR_HPP
