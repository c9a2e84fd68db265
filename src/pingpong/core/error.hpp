/// \file
/// The library's own errors, and a failure: an error with the step that met it.
#ifndef PINGPONG_CORE_ERROR_HPP
#define PINGPONG_CORE_ERROR_HPP

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <string>
#include <string_view>
#include <type_traits>

namespace pingpong {

/// What can go wrong in an exchange that the operating system has no code for.
enum class errc {
    wrong_reply = 1,     ///< The reply is not the one the reply rule asks for.
    no_progress,         ///< Nothing was sent, received or connected within the deadline.
    cancelled,           ///< The run was cancelled before the step was done.
    message_too_large,   ///< A message is longer than the limit in force.
    closed_early,        ///< The peer closed before the reply was complete.
    unexpected_status,   ///< An HTTP response carries a status other than 200.
    bad_request,         ///< A session answered a request with an HTTP 4xx or 5xx.
    not_closed_by_peer,  ///< The peer sent more after a reply that was to be its last.
    unresolved_host,     ///< An endpoint's host is a name, not yet a numeric address.
    invalid_endpoint,    ///< A path or address cannot be expressed as a socket address.
};

/// The category of `errc`: `pingpong`. One object per program; safe from any thread.
const boost::system::error_category& pingpong_category() noexcept;

/// Lets an `errc` be assigned to a `boost::system::error_code`.
boost::system::error_code make_error_code(errc code) noexcept;

/// An error and the step that met it, so that a report can say both.
struct failure {
    boost::system::error_code code;  ///< What went wrong.
    std::string_view during;         ///< A string literal such as "ws read": never dangling.
};

/// A value or the failure that took its place.
template <class T = void>
using result = boost::system::result<T, failure>;

/// The step, the cause, and for a cause that needs one the remedy, as one line of text.
///
/// `EADDRNOTAVAIL` while connecting is explained as what it is on a client that opens a connection
/// for every request: no local port is left.
std::string describe(const failure& what);

/// Required by `boost::system::result` to turn `value()` on a failure into an exception.
[[noreturn]] void throw_exception_from_error(const failure& what, const boost::source_location&);

}  // namespace pingpong

/// \cond
template <>
struct boost::system::is_error_code_enum<pingpong::errc> : std::true_type {};
/// \endcond

#endif  // PINGPONG_CORE_ERROR_HPP
