/// \file
/// What an HTTP server answers to a request, before it becomes bytes.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_ANSWER_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_ANSWER_HPP

#include <boost/system/error_code.hpp>
#include <string>
#include <string_view>

#include "pingpong/protocols/http/http_facts.hpp"
#include "pingpong/protocols/http/http_head.hpp"
#include "pingpong/protocols/session.hpp"

namespace pingpong {

/// A response, and whether it refuses the request.
struct http_answer {
    http_status status;     ///< What goes into its start line.
    std::string_view body;  ///< Refers to the request's body, to `storage` or to a constant.

    /// Whether its status is an error.
    bool refuses() const noexcept { return status.code >= 400; }
};

/// Answers a request by the reply rule, or with the status of what is wrong with it:
/// 400 (Host missing or repeated), 404 (no path of `rule_at`), 405 (neither GET, HEAD nor POST),
/// 417 (unknown expectation), 501 (unknown method or transfer coding; RFC 9112, 6.1).
///
/// \param settings  How to reply at `/`, and the longest message.
/// \param storage   Room for a composed reply, as in `reply_to`.
/// \return          Views of static text, of `body`, of a text of `settings`, or of `storage`.
http_answer answer_to(const http_facts& request, std::string_view target, std::string_view body,
                      const session_settings& settings, std::string& storage);

/// The response to a request that could not be parsed: 400, 413, 431 or 505.
///
/// \par Source  RFC 9110, 15.5 and 15.6; RFC 6585, 5.
http_answer answer_to_malformed(const boost::system::error_code& error);

/// What becomes of the connection after the response to `request`.
http_persistence persistence_after(const http_facts& request);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_ANSWER_HPP
