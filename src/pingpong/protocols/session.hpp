/// \file
/// The settings of sessions, and the observer of what they receive.
#ifndef PINGPONG_PROTOCOLS_SESSION_HPP
#define PINGPONG_PROTOCOLS_SESSION_HPP

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/core/exchange/reply_rule.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/core/tls_settings.hpp"

namespace pingpong {

class tls_context;

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
    pingpong::limits limits;  ///< What it accepts.
    /// Of `tcp` and `unix`, and of the path `/` where it is `fixed`; elsewhere the path decides.
    reply_rule reply;
    session_watcher* watcher = nullptr;        ///< nullptr: none.
    peer_place peers = peer_place::elsewhere;  ///< Where the clients run.
    beast_settings beast;                      ///< Ignored by what has no Beast.
    tls_settings tls;                          ///< Ignored without TLS.
    std::shared_ptr<tls_context> tls_server;   ///< Made from `tls` by whoever listens.

    session_settings() = default;
    /// All else as by default.
    session_settings(pingpong::limits accepted, reply_rule rule,
                     session_watcher* observer = nullptr)
        : limits(accepted), reply(std::move(rule)), watcher(observer) {}
};

/// How the servers of `http` and `ws` reply at a path: at `/` by the rule or with the fixed reply
/// of the settings, at `/echo` by echo, at `/bytes/N` with N bytes. A query is ignored, and so is
/// the scheme and authority of a target in absolute form (RFC 9112, 3.2.2).
///
/// \return  nullopt: there is no such path, or N is more than a message may have.
std::optional<reply_rule> rule_at(std::string_view target, const session_settings& settings);

/// The path at which such a server replies by that rule.
std::string path_of(const reply_rule& rule);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_SESSION_HPP
