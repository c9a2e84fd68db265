/// \file
/// Octets for the eye.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_VISIBLE_OCTETS_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_VISIBLE_OCTETS_HPP

#include <string>
#include <string_view>

namespace pingpong::html {

/// CR LF as ↵ with a line break after it, what else is no printable ASCII as two hexadecimal digits
/// in angle brackets.
std::string visible_octets(std::string_view octets);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_VISIBLE_OCTETS_HPP
