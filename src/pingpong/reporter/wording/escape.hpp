/// \file
/// Escapes text that came from elsewhere (an endpoint, a processor's name, a failure, a file) for
/// the place where it is shown.
#ifndef PINGPONG_REPORTER_WORDING_ESCAPE_HPP
#define PINGPONG_REPORTER_WORDING_ESCAPE_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace pingpong {

/// The text with each byte that is not part of well-formed UTF-8 replaced by U+FFFD.
///
/// \par Source  RFC 3629, 4: no surrogates, no overlong forms, nothing beyond U+10FFFF.
std::string well_formed(std::string_view text);

/// One line without anything that acts on a terminal: line breaks and tabs become blanks, all other
/// control characters (C0, DEL, C1) and those that change the direction of writing become U+FFFD.
std::string escape_terminal(std::string_view text);

/// Escapes text for one kind of output: `escape_terminal`, `escape_markdown` or `escape_html`.
using escaper = std::string (*)(std::string_view text);

/// The text as it is, for a caller that escapes it later.
std::string verbatim(std::string_view text);

/// As `escape_terminal`, and nothing in it is taken for Markdown or HTML, nor ends a table's cell.
std::string escape_markdown(std::string_view text);

/// As `escape_terminal`, and nothing in it is taken for HTML or SVG, neither between tags nor in an
/// attribute's quotes.
///
/// \par Source  HTML Living Standard, 13.3: what has to be escaped in text and in attributes.
std::string escape_html(std::string_view text);

/// A field of a CSV file that no spreadsheet takes for a formula, in quotes where it needs them,
/// and without what acts on a terminal that shows the file, but for line breaks and tabs.
///
/// \par Source  RFC 4180, 2 (quotes); OWASP, "CSV Injection" (the leading apostrophe).
std::string escape_csv(std::string_view text);

/// As `escape_terminal`, and nothing in it is taken for XML, neither between tags nor in an
/// attribute's quotes; characters that XML does not allow become U+FFFD.
///
/// \par Source  XML 1.0, 2.2 (characters) and 2.4 (what has to be escaped).
std::string escape_xml(std::string_view text);

/// How many characters (code points) well-formed UTF-8 has.
std::size_t count_characters(std::string_view text) noexcept;

/// The text with blanks after it, up to `width` characters; longer text stays as it is.
std::string pad_right(std::string_view text, std::size_t width);

/// As `pad_right`, with the blanks before it.
std::string pad_left(std::string_view text, std::size_t width);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_ESCAPE_HPP
