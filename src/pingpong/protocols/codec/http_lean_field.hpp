/// \file
/// The header lines of HTTP messages, parsed by hand.
#ifndef PINGPONG_PROTOCOLS_CODEC_HTTP_LEAN_FIELD_HPP
#define PINGPONG_PROTOCOLS_CODEC_HTTP_LEAN_FIELD_HPP

#include <boost/system/error_code.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace pingpong {

/// A header line as it was parsed.
struct http_lean_field {
    std::string_view name;   ///< As it was written, in upper and lower case.
    std::string_view value;  ///< Without the white space around it.
};

/// Parses a header line, which may be a trailer's. The empty line at the end has an empty name.
///
/// \return      The bytes of the line with its CRLF; 0 while it is not complete, and on error.
/// \par Errors  Beast's `bad_field`, `bad_value`, `bad_obs_fold`, `bad_line_ending`.
std::size_t parse_field(std::string_view bytes, http_lean_field& field,
                        boost::system::error_code& error);

/// Correct header lines as "name: value; name: value".
std::string rendered(std::string_view fields);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_HTTP_LEAN_FIELD_HPP
