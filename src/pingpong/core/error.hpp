/// \file
/// The library's error codes, and `failure`: an error code with the step that failed.
#ifndef PINGPONG_CORE_ERROR_HPP
#define PINGPONG_CORE_ERROR_HPP

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pingpong {

/// Errors of an exchange for which the operating system has no code.
enum class errc {
    wrong_reply = 1,     ///< The reply is not accepted.
    no_progress,         ///< Nothing was sent, received or connected within the deadline.
    cancelled,           ///< The run was cancelled before the step was completed.
    message_too_large,   ///< A message exceeds its limit; see `limits`.
    closed_early,        ///< The peer closed the connection before the reply was complete.
    unexpected_status,   ///< An HTTP response has a status that is not accepted.
    bad_request,         ///< A session replied to a request with HTTP status 4xx or 5xx.
    not_closed_by_peer,  ///< The peer sent data after its last reply.
    unresolved_host,     ///< An endpoint's host is a name that was not resolved.
    invalid_endpoint,    ///< An endpoint is not a valid socket address.
    wrong_subprotocol,   ///< A server did not choose the WebSocket subprotocol asked for.
    not_offered,         ///< A server chose a subprotocol or an extension that nobody asked for.
};

/// The error category of `errc`, named `pingpong`. Thread-safe.
const boost::system::error_category& pingpong_category() noexcept;

/// Converts an `errc` to a `boost::system::error_code`.
boost::system::error_code make_error_code(errc code) noexcept;

/// An error code, the step that failed, and what came back.
struct failure {
    boost::system::error_code code;  ///< The cause.
    std::string_view during;         ///< The step, a string literal such as "ws read".

    /// What the peer said, for a person: "HTTP status 401 Unauthorized, body 'no token'"; may be
    /// empty. Contains no control characters.
    std::string detail;

    failure() = default;
    /// A constructor and no aggregate: g++ 12 destroys temporaries of aggregates twice in
    /// coroutines.
    failure(boost::system::error_code cause, std::string_view step, std::string what_came_back = {})
        : code(cause), during(step), detail(std::move(what_came_back)) {}
};

/// A value or a failure.
template <class T = void>
using result = boost::system::result<T, failure>;

/// Formats the step, the cause, what came back and, for some causes, the remedy as one line of
/// text.
///
/// `EADDRNOTAVAIL` while connecting means that no local port is free, which happens to a client
/// that opens a connection for each request; the text says so.
std::string format_failure(const failure& failure);

/// Throws `boost::system::system_error`. Called by `boost::system::result` when `value()` is called
/// on a failure.
[[noreturn]] void throw_exception_from_error(const failure& failure,
                                             const boost::source_location& location);

}  // namespace pingpong

/// \cond
template <>
struct boost::system::is_error_code_enum<pingpong::errc> : std::true_type {};
/// \endcond

#endif  // PINGPONG_CORE_ERROR_HPP
