/// \file
/// The command line: which command, and its options.
#ifndef PINGPONG_OPTIONS_COMMAND_LINE_HPP
#define PINGPONG_OPTIONS_COMMAND_LINE_HPP

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pingpong/commands/compare_command.hpp"
#include "pingpong/commands/merge_command.hpp"
#include "pingpong/commands/report_command.hpp"
#include "pingpong/commands/self_test_command.hpp"
#include "pingpong/commands/serve_command.hpp"
#include "pingpong/options/play_options.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/options/settings.hpp"

namespace pingpong::command {

/// Text that was asked for.
struct information {
    std::string text;
};

/// What the command line asks for, as it was written.
using request_words = std::variant<run_words, play_words, serve_words, report_words, compare_words,
                                   merge_words, self_test_words, information>;

/// What is asked for, and which of its options are not from the command line.
struct parsed_line {
    parsed_line() = default;
    parsed_line(information what) : request(std::move(what)) {}

    request_words request;
    std::vector<setting> settings;
};

/// Takes the command line apart, and adds the settings of the environment and of `--config`, which
/// are taken out of the environment. Numbers without a command are those of `play`.
///
/// \param words  Without the program's name.
/// \throws command_error  `wrong_usage`: an unknown command or option, a value that is missing; as
///                        of `settings_of`.
parsed_line parse_command_line(std::vector<std::string> words);

/// The commands there are, each with what it does.
std::string usage_text();

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_COMMAND_LINE_HPP
