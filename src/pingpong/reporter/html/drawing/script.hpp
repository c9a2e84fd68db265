/// \file
/// The script of the page, which the page works without.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_SCRIPT_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_SCRIPT_HPP

#include <string_view>

namespace pingpong::html {

/// JavaScript that shows the figures of a mark in a box, for the pointer and for the keyboard, and
/// adds a button for each series of a chart. It loads nothing and keeps nothing.
///
/// Without it a browser shows the same figures as tooltips. It has no `<` in it, so that it needs
/// no escape.
std::string_view page_script() noexcept;

/// The only script that a page's policy allows to run.
///
/// \par Source  Content Security Policy Level 3, 2.3.1: the SHA-256 of `page_script` in base64.
inline constexpr std::string_view page_script_hash =
    "sha256-vuVqTMk+saJrNbe3Mu49BL44w+AhTlngEx7/4Fs4XqU=";

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_SCRIPT_HPP
