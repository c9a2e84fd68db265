/// \file
/// Where results go, and how much is shown meanwhile: the options that most commands share.
#ifndef PINGPONG_OPTIONS_OUTPUT_OPTIONS_HPP
#define PINGPONG_OPTIONS_OUTPUT_OPTIONS_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/options/option.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/terminal/terminal.hpp"

namespace pingpong::command {

/// The amount of output on standard error.
enum class verbosity {
    quiet,   ///< Only errors.
    normal,  ///< Progress and warnings, too.
    verbose  ///< And every repetition, and what exactly failed.
};

/// The amount of output on standard error, and whether it is coloured.
struct display_options {
    verbosity level = verbosity::normal;
    colour_choice colour = colour_choice::automatic;
};

/// The outputs as they were asked for.
struct output_request {
    std::vector<std::string> paths;            ///< Each a known suffix, or a stream.
    std::optional<format> on_standard_output;  ///< Of `--format`; nullopt: not given.
    bool full = false;                         ///< The table has all there is.

    output_request() = default;
};

/// A path and what is to be written there.
struct output_target {
    std::string path;
    pingpong::format format = pingpong::format::table;
};

/// Where results go.
struct output_choice {
    std::vector<output_target> files;
    std::optional<format> printed;  ///< On standard output; nullopt: nothing is.
    bool full = false;              ///< A printed table has all there is, not one screen.
};

/// Adds `-o`, `--format`, `--color` and `--quiet`.
///
/// \param request, display  Outlive the table.
/// \return                  `--quiet`.
option& add_output_options(option_table& table, output_request& request, display_options& display);

/// Adds `--full`.
///
/// \param request  Outlives the table.
option& add_full_option(option_table& table, output_request& request);

/// Adds `--quiet` alone.
option& add_quiet_option(option_table& table, display_options& display);

/// The outputs that are asked for; a table on standard output where none is.
///
/// A path's suffix gives its format. `-` is standard output, in the format of `--format` or else as
/// a table; a stream without a known suffix gets the same.
output_choice choose_outputs(const output_request& request);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_OUTPUT_OPTIONS_HPP
