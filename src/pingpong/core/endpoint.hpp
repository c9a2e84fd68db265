/// \file
/// Where a server is: a URL, taken apart.
#ifndef PINGPONG_CORE_ENDPOINT_HPP
#define PINGPONG_CORE_ENDPOINT_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace pingpong {

/// Where a server is.
struct endpoint {
    std::string scheme;      ///< `tcp`, `unix`, `ws` or `http`.
    std::string host;        ///< As the user wrote it, without brackets; empty for `unix`.
    std::string address;     ///< The numeric address of `host`; empty until resolved.
    std::uint16_t port = 0;  ///< 0 for `unix`.
    std::string path = "/";  ///< The target of a request; for `unix` the path of the socket.

    endpoint() = default;
    /// Where `address`, which is numeric, is also what the user wrote.
    endpoint(std::string scheme, std::string address, std::uint16_t port);

    /// The endpoint as a URL, e.g. `ws://[::1]:8080/echo` or `unix:/run/pong.sock`.
    std::string url() const;

    /// What a request puts into its Host field: the host as written, and the port.
    std::string authority() const;
};

/// A URL taken apart, or the reason why it is none.
struct parsed_endpoint {
    endpoint where;     ///< Not resolved; of no account with an error.
    std::string error;  ///< Empty on success; else what was wrong and what was expected.
};

/// Takes `text` apart: `SCHEME://HOST[:PORT][/PATH]`, or `unix:PATH`.
///
/// \param scheme  The scheme that `text` must have; its default port is 80 for `ws` and `http`, and
///                there is none for `tcp`.
/// \par Source    RFC 3986, 3.2 (authority; a literal IPv6 address stands in brackets).
parsed_endpoint parse_endpoint(std::string_view text, std::string_view scheme);

}  // namespace pingpong

#endif  // PINGPONG_CORE_ENDPOINT_HPP
