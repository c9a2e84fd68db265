/// \file
/// The heads of HTTP messages, parsed by hand.
#ifndef PINGPONG_PROTOCOLS_CODEC_HTTP_LEAN_HEAD_HPP
#define PINGPONG_PROTOCOLS_CODEC_HTTP_LEAN_HEAD_HPP

#include <boost/system/error_code.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pingpong/protocols/http/http_facts.hpp"

namespace pingpong {

/// The head of a message; its views refer to the bytes it was parsed from.
struct http_lean_head {
    http_facts facts;  ///< Of a request; of a response only the version and `keep_alive`.

    std::string_view method;  ///< Of a request.
    std::string_view target;  ///< Of a request.
    int status = 0;           ///< Of a response.

    std::optional<std::uint64_t> length;  ///< Content-Length; nullopt: there is none.
    bool chunked = false;                 ///< Whether the body comes in chunks.

    std::string_view fields;  ///< All header lines, each with its CRLF.
};

/// Parses a request's head, strictly.
///
/// \return      The bytes of the head; 0 while it is not complete, and on error.
/// \par Errors  Beast's `http::error`, named as its parser names them.
/// \par Source  RFC 9112, 2 to 6.
std::size_t parse_request_head(std::string_view bytes, http_lean_head& head,
                               boost::system::error_code& error);

/// The same of a response's head.
std::size_t parse_response_head(std::string_view bytes, http_lean_head& head,
                                boost::system::error_code& error);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_HTTP_LEAN_HEAD_HPP
