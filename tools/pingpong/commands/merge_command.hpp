/// \file
/// `pingpong merge`: the reports of several processes as one.
#ifndef PINGPONG_COMMANDS_MERGE_COMMAND_HPP
#define PINGPONG_COMMANDS_MERGE_COMMAND_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/display_options.hpp"
#include "pingpong/options/report_outputs.hpp"

namespace pingpong::command {

/// The options as they were written; nullopt: not given.
struct merge_words {
    std::vector<std::string> paths, outputs;
    std::optional<std::string> format;
    display_words shown;
};

/// Which reports, and where the one goes that they make.
struct merge_options {
    std::vector<std::string> paths;
    output_choice outputs;
    display_options shown;
    std::vector<std::string> command_line;  ///< As the merged report is to have it.
};

/// \throws command_error  `wrong_usage`, naming the option.
merge_options check(const merge_words& words);

/// Reads the reports and writes the one that they make.
///
/// \throws command_error  `io_failed`: one cannot be read, or the result not be printed;
///                        `wrong_usage`: one is none, or two are not of the same plan.
exit_status perform(const merge_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_MERGE_COMMAND_HPP
