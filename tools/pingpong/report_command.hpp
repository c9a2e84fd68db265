/// \file
/// `pingpong report`: any report again from its JSON.
#ifndef PINGPONG_REPORT_COMMAND_HPP
#define PINGPONG_REPORT_COMMAND_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/report_outputs.hpp"

namespace pingpong::command {

/// The options as they were written; nullopt: not given.
struct report_words {
    std::string path;
    std::vector<std::string> outputs;
    std::optional<std::string> format;
};

/// Which report, and where it goes.
struct report_options {
    std::string path;
    output_choice outputs;
};

/// \throws command_error  `wrong_usage`, naming the option.
report_options check(const report_words& words);

/// Reads a report and writes it in other forms.
///
/// \throws command_error  `io_failed`: it cannot be read, or printed; `wrong_usage`: it is none.
exit_status perform(const report_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_REPORT_COMMAND_HPP
