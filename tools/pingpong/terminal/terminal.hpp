/// \file
/// What a standard stream can show, and the style of text for it.
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
    std::string no_color;  ///< NO_COLOR: unless empty, no colours but by `--color`.
    std::string codeset;   ///< Of the user's locale, such as `UTF-8`.

    stream_facts() = default;

    /// Whether lines that were written can be rewritten.
    bool can_rewrite() const { return terminal && !kind.empty() && kind != "dumb"; }
};

/// The facts of a stream.
///
/// \param descriptor  Open.
stream_facts facts_of_stream(int descriptor);

/// The style of text on a stream: as wide as the terminal, from 40 to 120 columns, and 80 columns
/// where there is none; in colours when `choice` says so, or automatically on a terminal unless
/// NO_COLOR is set; ASCII unless the locale's code is UTF-8.
///
/// \par Source  https://no-color.org
text_style style_for(const stream_facts& facts, colour_choice choice);

/// The style of standard output.
text_style style_of_output(colour_choice choice);

/// The style of text in files.
text_style style_of_files();

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_TERMINAL_HPP
