/// \file
/// How much of a run is told while it goes on, and how.
#ifndef PINGPONG_OPTIONS_DISPLAY_OPTIONS_HPP
#define PINGPONG_OPTIONS_DISPLAY_OPTIONS_HPP

#include <optional>
#include <string>

#include "pingpong/terminal/terminal.hpp"

namespace pingpong::command {

/// How much is told on standard error.
enum class verbosity {
    quiet,   ///< Errors alone.
    normal,  ///< Progress and warnings, too.
    verbose  ///< And every repetition, and what exactly failed.
};

/// How much is told, and whether in colours.
struct display_options {
    verbosity told = verbosity::normal;
    colour_choice colour = colour_choice::automatic;
};

/// The options as they were written; nullopt: not given.
struct display_words {
    bool quiet = false;
    std::optional<std::string> colour;
};

/// \throws command_error  `wrong_usage`, naming the option.
display_options display_of(const display_words& words);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_DISPLAY_OPTIONS_HPP
