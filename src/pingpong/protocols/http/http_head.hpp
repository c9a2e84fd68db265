/// \file
/// The heads of HTTP messages as bytes, composed once and sent many times.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_HEAD_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_HEAD_HPP

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "pingpong/core/exchange/exchange.hpp"

namespace pingpong {

/// Whether a connection is kept after a response, by the rules of which version.
enum class http_persistence {
    keep,      ///< HTTP/1.1: kept without a word.
    keep_1_0,  ///< HTTP/1.0 that asked for "Connection: keep-alive".
    close,     ///< HTTP/1.1: "Connection: close", then the server closes.
    close_1_0  ///< HTTP/1.0: no Content-Length; the body ends with the connection (RFC
               ///< 1945, 7.2.2).
};

/// A status and what goes with it.
struct http_status {
    unsigned code = 200;             ///< Three digits (RFC 9110, 15).
    std::string_view reason = "OK";  ///< The phrase behind the code.
    std::string_view fields;         ///< Further header lines, each ended by CRLF.
};

/// The head of a request: its start line, Host, Content-Type and Content-Length, and an empty line.
///
/// \param method   A `GET` without content has no lines about it.
/// \param version  "1.1", or "1.0"; 1.0 closes after the response, 1.1 only when `closes`.
/// \param fields   Further fields; a Host or a Content-Type among them stands in place of ours.
std::string request_head(std::string_view method, std::string_view target, std::string_view host,
                         std::string_view version, bool closes, std::size_t content_length,
                         std::span<const header_field> fields = {});

/// A field as a line of a head, with `digits` for each `number_placeholder` in its value.
header_field number_field(const header_field& field, std::string_view digits);

/// Composes response heads; the last one is kept, since the next response mostly has the same.
///
/// No Date and no Server: they say nothing about an exchange, and their bytes would count.
class response_head {
public:
    /// \return  A view that is valid until the next call.
    std::string_view compose(const http_status& status, http_persistence persistence,
                             std::size_t content_length);

private:
    std::string text_;
    unsigned code_ = 0;
    std::string fields_;
    http_persistence persistence_ = http_persistence::keep;
    std::size_t content_length_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_HEAD_HPP
