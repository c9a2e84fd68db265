/// \file
/// What a standard stream can show, and what its user wants of it.
#ifndef PINGPONG_TERMINAL_TERMINAL_HPP
#define PINGPONG_TERMINAL_TERMINAL_HPP

#include <cstddef>
#include <optional>
#include <string>

#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong::command {

/// `--color`: whether there are colours.
enum class colour_choice { automatic, always, never };

/// A standard stream and its surroundings.
struct stream_facts {
    bool terminal = false;
    std::optional<std::size_t> columns;  ///< nullopt: unknown, or no terminal.
    std::optional<std::size_t> rows;
    std::string kind;      ///< TERM.
    std::string no_color;  ///< NO_COLOR: none without being asked, whatever it says.
    std::string codeset;   ///< Of the user's locale, such as `UTF-8`.

    stream_facts() = default;

    /// Whether lines that were written can be written anew.
    bool can_rewrite() const { return terminal && !kind.empty() && kind != "dumb"; }
};

/// \param descriptor  Of an open stream.
stream_facts facts_of_stream(int descriptor);

/// Text is as wide as a terminal, from 40 to 120 columns, and else 80 columns wide. It has colours
/// when `choice` says so, or else where they can be seen and NO_COLOR does not forbid them; and is
/// ASCII unless the locale's code is UTF-8.
///
/// \par Source  https://no-color.org
text_style style_for(const stream_facts& facts, colour_choice choice);

/// The style of what is written to standard output, and to a file.
text_style style_of_output(colour_choice choice);
text_style style_of_files();

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_TERMINAL_HPP
