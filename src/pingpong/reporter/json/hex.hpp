/// \file
/// Bytes as text, two digits each.
#ifndef PINGPONG_REPORTER_JSON_HEX_HPP
#define PINGPONG_REPORTER_JSON_HEX_HPP

#include <optional>
#include <string>
#include <string_view>

namespace pingpong {

/// Each byte as two lower-case hexadecimal digits.
///
/// \par Source  RFC 4648, 8 (base 16), but for the case.
std::string to_hex(std::string_view bytes);

/// The bytes that `digits` stand for, in either case; nullopt where they are not pairs of digits.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_HEX_HPP
