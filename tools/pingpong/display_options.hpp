/// \file
/// How much of a run is told while it goes on, and how.
#ifndef PINGPONG_DISPLAY_OPTIONS_HPP
#define PINGPONG_DISPLAY_OPTIONS_HPP

#include "pingpong/terminal.hpp"

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

}  // namespace pingpong::command

#endif  // PINGPONG_DISPLAY_OPTIONS_HPP
