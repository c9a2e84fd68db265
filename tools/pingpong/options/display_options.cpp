#include "pingpong/options/display_options.hpp"

namespace pingpong::command {

display_options display_of(const display_words& words) {
    display_options shown;
    if (words.quiet)
        shown.told = verbosity::quiet;
    shown.colour = colour_choice_of(words.colour);
    return shown;
}

}  // namespace pingpong::command
