/// \file
/// The style sheet of the page.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_STYLE_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_STYLE_HPP

#include <string_view>

namespace pingpong::html {

/// CSS for screens, light and dark, narrow and wide, and for paper. It loads nothing.
///
/// Its classes for protocols are the names of `protocol_colour` and `implementation`.
std::string_view style_sheet() noexcept;

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_STYLE_HPP
