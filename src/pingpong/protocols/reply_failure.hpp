/// \file
/// Failures that show what came back in place of the expected reply.
#ifndef PINGPONG_PROTOCOLS_REPLY_FAILURE_HPP
#define PINGPONG_PROTOCOLS_REPLY_FAILURE_HPP

#include <string>
#include <string_view>

#include "pingpong/core/error.hpp"
#include "pingpong/core/exchange/request_sequence.hpp"

namespace pingpong {

/// The text in quotes, for a line of text: control characters and invalid bytes are escaped, and
/// what is longer than `max_bytes` is cut.
std::string quote_bytes(std::string_view bytes, std::size_t max_bytes = 80);

/// "HTTP status 401 Unauthorized, body 'no token'".
std::string format_status(unsigned status, std::string_view body);

/// The failure of a reply whose text is not accepted: `wrong_reply`.
failure wrong_reply(std::string_view step, const request_sequence& requests,
                    std::string_view reply);

/// The failure of an HTTP reply whose status is not accepted: `unexpected_status`.
failure unexpected_status(std::string_view step, const reply_check& check, unsigned status,
                          std::string_view body);

/// The failure of reading a reply: where the bytes that came are an alert or a handshake of TLS, it
/// says that.
///
/// \param received  What could not be parsed.
/// \par Source      RFC 8446, 5.1.
failure unreadable_reply(boost::system::error_code cause, std::string_view step,
                         std::string_view received);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_REPLY_FAILURE_HPP
