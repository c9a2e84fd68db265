/// \file
/// The address of a server, parsed from a URL.
#ifndef PINGPONG_CORE_ENDPOINT_HPP
#define PINGPONG_CORE_ENDPOINT_HPP

#include <boost/system/error_code.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/protocol.hpp"

namespace pingpong {

/// What the URLs of a scheme look like.
struct url_scheme {
    std::string_view name;                      ///< As in "ws".
    bool has_path = false;                      ///< Whether a target follows the authority.
    std::uint16_t default_port = 0;             ///< 0: a URL must name its port.
    socket_family socket = socket_family::tcp;  ///< Of a Unix socket, all but the name is a path.
};

/// The scheme of that name; of one that is unknown, a scheme without paths and default port.
url_scheme find_scheme(std::string_view name) noexcept;

/// The address of a server.
struct endpoint {
    std::string scheme;  ///< As in "ws"; see `find_scheme`.
    std::string host;    ///< As the user wrote it, without brackets; empty for `unix`.

    /// The numeric addresses of `host`, in the order in which a client tries them; empty until
    /// resolved, and for a Unix socket.
    std::vector<std::string> addresses;

    std::uint16_t port = 0;  ///< 0 for `unix`.
    std::string path = "/";  ///< The request target; for `unix`, the path of the socket.

    /// Reached over the Unix socket at this path instead of TCP, whatever the host; empty: it is
    /// not, or the scheme is `unix`.
    std::string unix_path;

    /// How long it took to find `addresses`; nullopt: nothing had to be looked up.
    std::optional<std::chrono::nanoseconds> resolve_time;

    /// Why there are no `addresses` although `host` was looked up: each client of this endpoint
    /// fails with it, and others go on.
    boost::system::error_code resolve_error;

    endpoint() = default;
    /// An endpoint whose host is given as a numeric address, which needs no resolving.
    endpoint(std::string scheme, std::string address, std::uint16_t port);

    /// The first of `addresses`; empty when there are none.
    std::string address() const;

    /// Whether it is reached over a Unix socket, at `socket_path()`.
    bool is_unix() const noexcept;

    /// The path of its Unix socket; unspecified when it has none.
    const std::string& socket_path() const noexcept;

    /// The endpoint as a URL for people, e.g. `ws://[::1]:8080/echo?token=***` or
    /// `unix:/run/pong.sock`: values of the query are hidden, as by `hide_query_values`. It names
    /// neither `addresses` nor `unix_path`.
    std::string url() const;

    /// The value of a Host header field: the host as written, and the port.
    std::string authority() const;
};

/// A URL or request target with `***` in place of the values of its query, and of what has no name
/// there: they may be tokens, and reports are shown to others. A fragment is left out.
///
/// \par Source  RFC 3986, 3.4.
std::string hide_query_values(std::string_view url);

/// The result of `parse_endpoint`: an endpoint or an error.
struct parsed_endpoint {
    pingpong::endpoint endpoint;  ///< Not resolved; unspecified when there is an error.
    std::string error;            ///< Empty on success; else what is wrong and what is expected.
};

/// Parses `SCHEME://HOST[:PORT][/PATH]` or `unix:PATH`.
///
/// \param scheme_name  The scheme that `text` must have; see `find_scheme`.
/// \par Source         RFC 3986, 3.2 (authority; an IPv6 address is written in brackets).
parsed_endpoint parse_endpoint(std::string_view text, std::string_view scheme_name);

}  // namespace pingpong

#endif  // PINGPONG_CORE_ENDPOINT_HPP
