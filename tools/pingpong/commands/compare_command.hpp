/// \file
/// `pingpong compare`: one report against an older one.
#ifndef PINGPONG_COMMANDS_COMPARE_COMMAND_HPP
#define PINGPONG_COMMANDS_COMPARE_COMMAND_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/commands/gate.hpp"
#include "pingpong/options/display_options.hpp"
#include "pingpong/options/report_outputs.hpp"

namespace pingpong::command {

/// The options as they were written; nullopt: not given.
struct compare_words {
    std::string old_path, new_path;
    rules_words rules;
    std::vector<std::string> outputs;
    std::optional<std::string> format;
    display_words shown;
};

/// Which reports, how they are compared, and where it goes.
struct compare_options {
    std::string old_path, new_path;
    change_rules rules;
    bool allow_inconclusive = false;
    output_choice outputs;
    display_options shown;
};

/// \throws command_error  `wrong_usage`, naming the option.
compare_options check(const compare_words& words);

/// Reads both reports, tells what changed, and shows what each of them says.
///
/// \return  `failed` when a regression is proven, `inconclusive`, or `invalid_measurement` when one
///          of the runs is.
/// \throws command_error  As of `read_report`, `page_outputs` and `step_summary`.
exit_status perform(const compare_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_COMPARE_COMMAND_HPP
