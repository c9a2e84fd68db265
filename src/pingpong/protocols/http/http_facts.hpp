/// \file
/// The facts that decide the answer to an HTTP request, for both parsers.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_FACTS_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_FACTS_HPP

#include <boost/beast/http/verb.hpp>
#include <ostream>  // verb.hpp needs it and does not say so

namespace pingpong {

/// What the answer to a request depends on besides its target and its body.
struct http_facts {
    /// `unknown`: none that Beast knows.
    boost::beast::http::verb method = boost::beast::http::verb::unknown;
    int version = 11;        ///< 10 for HTTP/1.0, 11 for HTTP/1.1.
    bool keep_alive = true;  ///< By its version and its Connection fields.

    /// It has an Expect field that asks for "100-continue".
    bool expects_continue = false;

    /// It has an Expect field that asks for something else.
    bool expects_unknown = false;

    /// It has a transfer coding other than "chunked": where its body ends is not known.
    bool coded = false;

    /// The client waits for "100 Continue" before it sends the content; one that speaks HTTP/1.0
    /// does not, whatever it says (RFC 9110, 10.1.1).
    bool awaits_continue() const noexcept { return expects_continue && version >= 11; }
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_FACTS_HPP
