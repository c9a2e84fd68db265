/// \file
/// Formats and parses bytes as hexadecimal digits.
#ifndef PINGPONG_REPORTER_JSON_HEX_HPP
#define PINGPONG_REPORTER_JSON_HEX_HPP

#include <optional>
#include <string>
#include <string_view>

namespace pingpong {

/// Formats each byte as two lower-case hexadecimal digits.
///
/// \par Source  RFC 4648, 8 (base 16), but for the case.
std::string to_hex(std::string_view bytes);

/// Parses pairs of digits in either case; nullopt for anything else.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_HEX_HPP
