/// \file
/// Values of options that are not on the command line: from the environment, and from a file.
#ifndef PINGPONG_OPTIONS_SETTINGS_HPP
#define PINGPONG_OPTIONS_SETTINGS_HPP

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong::command {

/// The value of an option, and where it is from.
struct setting {
    std::string option;  ///< `--precision`.
    std::string value;   ///< Empty for an option that takes none.
    std::string from;    ///< `PINGPONG_PRECISION` or the path of a file.

    /// The same as a word of the command line.
    std::string word() const { return value.empty() ? option : option + '=' + value; }
};

/// What the option is called in the environment: `--max-time` is `PINGPONG_MAX_TIME`.
std::string environment_name(const CLI::Option& option);

/// The settings of those options of a parsed command that are not on its command line: what the
/// environment says, else what the file of `--config` says, which itself can be
/// `PINGPONG_CONFIG`. An empty variable counts as absent.
///
/// The file has lines `NAME = VALUE`, with `NAME` as on the command line but for the dashes;
/// several values of one that may recur are `["A", "B"]`; `true` and `false` are for options
/// without a value; lines below `[run]` are for that command only, and `#` begins a comment.
///
/// \throws command_error  `wrong_usage`: the file names an option that the command has not, a
///                        variable is named nearly as one of any command is, or a value is not for
///                        the option; `io_failed`: the file cannot be read.
std::vector<setting> settings_of(const CLI::App& command, std::optional<std::string> config);

/// The words of the command line with the settings in them, and without the file that has some.
///
/// \param words  The program, the command, and what follows.
std::vector<std::string> with_settings(const std::vector<std::string>& words,
                                       const std::vector<setting>& settings);

/// Takes the settings of all commands out of the environment, so that programs that are started
/// from here get their options from their command line only.
void forget_settings(const CLI::App& program);

/// The error line, with where the value is from when it is about one of the settings.
std::string with_origin(std::string line, const std::vector<setting>& settings);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_SETTINGS_HPP
