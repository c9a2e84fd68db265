/// \file
/// What ends the command early.
#ifndef PINGPONG_COMMAND_ERROR_HPP
#define PINGPONG_COMMAND_ERROR_HPP

#include <stdexcept>
#include <string>

#include "pingpong/exit_status.hpp"

namespace pingpong::command {

/// Ends the command: one line that says what was wrong and what was expected, and a status.
class command_error : public std::runtime_error {
public:
    command_error(exit_status with, const std::string& line)
        : std::runtime_error(line), status(with) {}

    exit_status status;
};

}  // namespace pingpong::command

#endif  // PINGPONG_COMMAND_ERROR_HPP
