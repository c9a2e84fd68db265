/// \file
/// The settings of sessions, and the observer of what they receive.
#ifndef PINGPONG_PROTOCOLS_SESSION_HPP
#define PINGPONG_PROTOCOLS_SESSION_HPP

#include <string_view>

#include "pingpong/core/options.hpp"
#include "pingpong/core/reply_rule.hpp"

namespace pingpong {

/// Observes what a session receives; overriding is optional.
///
/// Called from within the session, so what it does delays the reply: nothing that is measured sets
/// one. Must outlive the sessions. The views are valid during the call only.
class session_watcher {
public:
    virtual ~session_watcher() = default;

    /// A request's head. `fields` are rendered as "name: value; name: value".
    virtual void head(std::string_view method, std::string_view target, std::string_view fields) {
        (void)method, (void)target, (void)fields;
    }

    /// A message that will be answered.
    virtual void message(std::string_view text) { (void)text; }

    /// The session is over. `reason` is the close reason the peer gave, or the failure; may be
    /// empty.
    virtual void ended(std::string_view reason) { (void)reason; }
};

/// The settings of a session.
struct session_settings {
    pingpong::limits limits;                   ///< What it accepts.
    reply_mode mode = reply_mode::answer;      ///< Of `tcp` and `unix`; elsewhere the path decides.
    session_watcher* watcher = nullptr;        ///< nullptr: none.
    peer_place peers = peer_place::elsewhere;  ///< Where the clients run.
    beast_settings beast;                      ///< Ignored by what has no Beast.

    session_settings() = default;
    /// All else as by default.
    session_settings(pingpong::limits accepted, reply_mode reply,
                     session_watcher* observer = nullptr)
        : limits(accepted), mode(reply), watcher(observer) {}
};

/// How the servers of `http` and `ws` answer at a path: by the rule at `/`, by echo at `/echo`. A
/// query is ignored, and so is the scheme and authority of a target in absolute form (RFC 9112,
/// 3.2.2).
///
/// \return  False when there is no such path; `mode` is then unchanged.
bool mode_of(std::string_view target, reply_mode& mode) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_SESSION_HPP
