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

/// Ends the command with one line, which says what is wrong and what was expected, and a status.
class command_error : public std::runtime_error {
public:
    /// The error of a line and a status.
    command_error(exit_status exit_with, const std::string& line)
        : std::runtime_error(line), status(exit_with) {}

    exit_status status;  ///< Of the command.
};

/// The error of wrong usage.
///
/// \param subject  What is wrong: an option, a variable of the environment, a path.
/// \param reason   Why it is wrong.
inline command_error usage_error(std::string_view subject, const std::string& reason) {
    return command_error(exit_status::wrong_usage, std::string(subject) + ": " + reason);
}

/// The error that an exception ends the command with: a `command_error` is returned as it is; what
/// the system refused is `io_failed`; anything else is a programming error, `internal_error`.
///
/// \param thrown  Not null.
command_error to_command_error(const std::exception_ptr& thrown);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMAND_ERROR_HPP
