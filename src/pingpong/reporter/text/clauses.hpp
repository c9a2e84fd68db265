/// \file
/// Sentences that are too long for a line lose clauses, not letters.
#ifndef PINGPONG_REPORTER_TEXT_CLAUSES_HPP
#define PINGPONG_REPORTER_TEXT_CLAUSES_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace pingpong {

/// The text as far as whole clauses of it fit. A clause ends before a comma, colon or semicolon
/// that a blank follows, or before an opening parenthesis; none of them counts within quotes,
/// brackets or parentheses.
///
/// \param text  Without paint. Is cut, as by `truncate_line`, where not even its first clause fits.
std::string fit_clauses(std::string_view text, std::size_t columns);

/// What contenders failed of, as far as it fits: "WebSocket failed: STEP: REASON: REPLY", one after
/// the other, separated by semicolons. What the service replied matters most, so that the reason
/// goes first, then the reply's body, then the step, and then all but the first of several.
std::string fit_failures(std::string_view text, std::size_t columns);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_CLAUSES_HPP
