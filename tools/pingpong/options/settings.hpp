/// \file
/// Values of options that are not on the command line: from the environment, and from a file.
#ifndef PINGPONG_OPTIONS_SETTINGS_HPP
#define PINGPONG_OPTIONS_SETTINGS_HPP

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/options/option.hpp"

namespace pingpong::command {

/// An option that is not from the command line.
struct setting {
    std::string option;    ///< `--precision`.
    std::string argument;  ///< The same as an argument of the command line: `--precision=1%`.
    std::string source;    ///< `PINGPONG_PRECISION`, or the path of a file.

    /// \param given  Has a source.
    explicit setting(const given_option& given)
        : option(given.declared->name), argument(given.argument()), source(given.source) {}
};

/// The settings of those options of a command that are not on its command line: what the
/// environment says, else what the file of `--config` says, which itself can be `PINGPONG_CONFIG`.
/// An empty variable counts as absent, and so does a setting that the command line excludes.
///
/// The file has lines `NAME = VALUE`, with `NAME` as on the command line but for the dashes;
/// several values of an option that repeats are `["A", "B"]`; `true` and `false` are for options
/// without a value; lines below `[run]` are for that command only, and `#` begins a comment.
///
/// \param commands  The tables of all commands; outlive what is returned.
/// \param command   That of the command; one of them.
/// \param given     What its command line has.
/// \throws command_error  `wrong_usage`: the file names an option that the command does not have, a
///                        variable is named nearly as one of any command is, or a value is not for
///                        the option; `io_failed`: the file cannot be read.
std::vector<given_option> read_settings(const std::deque<option_table>& commands,
                                        const option_table& command,
                                        const std::vector<given_option>& given,
                                        std::optional<std::string> config);

/// The words of the command line with the settings in them, and without the file that has some.
///
/// \param words  The program, the command, and what follows.
std::vector<std::string> insert_settings(const std::vector<std::string>& words,
                                         const std::vector<setting>& settings);

/// Takes the settings of all commands out of the environment, so that programs that are started
/// from here get their options from their command line only.
void forget_settings(const std::deque<option_table>& commands);

/// The error line, with where the value is from when it is about one of the settings.
std::string append_source(std::string line, const std::vector<setting>& settings);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_SETTINGS_HPP
