/// \file
/// What stands at the beginning of every page.
#ifndef PINGPONG_REPORTER_HTML_PAGE_HEAD_HPP
#define PINGPONG_REPORTER_HTML_PAGE_HEAD_HPP

#include <string_view>

#include "pingpong/reporter/html/drawing/markup.hpp"

namespace pingpong::html {

/// `<head>` with that title and the style sheet, by which a browser takes nothing from elsewhere
/// and runs no script.
markup page_head(std::string_view title);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_PAGE_HEAD_HPP
