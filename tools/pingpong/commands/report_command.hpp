/// \file
/// `pingpong report`: any report again from its JSON, or several of them on one page.
#ifndef PINGPONG_COMMANDS_REPORT_COMMAND_HPP
#define PINGPONG_COMMANDS_REPORT_COMMAND_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/commands/gate.hpp"
#include "pingpong/exit_status.hpp"
#include "pingpong/options/display_options.hpp"
#include "pingpong/options/report_outputs.hpp"

namespace pingpong::command {

/// The options as they were written; nullopt: not given.
struct report_words {
    std::vector<std::string> paths;
    gate_words what_must_hold;
    std::vector<std::string> outputs;
    std::optional<std::string> format;
    display_words shown;
};

/// Which reports, and where they go.
struct report_options {
    std::vector<std::string> paths;  ///< One: the report itself; several: what they say together.
    gate what_must_hold;
    output_choice outputs;
    display_options shown;
};

/// \throws command_error  `wrong_usage`, naming the option.
report_options check(const report_words& words);

/// Reads a report and writes it in other forms; several of them are compared on one page.
///
/// \return  What the assertions ask for, if there are any.
/// \throws command_error  `io_failed`: it cannot be read, or printed; `wrong_usage`: it is none.
exit_status perform(const report_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_REPORT_COMMAND_HPP
