/// \file
/// The protocols there are: how to make a contender, and which server it needs.
#ifndef PINGPONG_PROTOCOLS_PROTOCOL_TABLE_HPP
#define PINGPONG_PROTOCOLS_PROTOCOL_TABLE_HPP

#include <memory>
#include <span>
#include <string_view>

#include "pingpong/core/bind.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/server.hpp"
#include "pingpong/protocols/session.hpp"

namespace pingpong {

/// What speaks a protocol, and how it is set up.
enum class variant {
    tuned,     ///< Beast, or what has no library, with the settings of `tuning`.
    lean,      ///< Our own codec in place of Beast's.
    defaults,  ///< Beast with its own default settings.
};

/// A kind of server.
struct service {
    std::string_view name;    ///< As in "ws"; no two have the same.
    std::string_view scheme;  ///< Of its endpoints: `tcp`, `unix`, `ws` or `http`.
    variant kind;             ///< What speaks it.

    /// Whether the path of a request decides how it is answered; else `session_settings::mode`
    /// does.
    bool has_paths;

    /// Starts to listen.
    ///
    /// \par Errors  During "listen", as of `listen_tcp` and `listen_unix`.
    result<std::unique_ptr<server>> (*start)(executor, const bind_options&,
                                             const session_settings&);
};

/// A way to carry exchanges.
struct protocol {
    std::string_view name;     ///< As in "http-keepalive"; no two have the same.
    std::string_view meaning;  ///< One line for a person.
    const service& served_by;  ///< The kind of server that its clients connect to.

    /// Any but the tuned ones play only when asked for.
    variant kind() const noexcept { return served_by.kind; }

    /// Makes a client of the server at `where`; does no I/O.
    ///
    /// \par Errors  During "address", as of `tcp_address` and `unix_address`.
    result<std::unique_ptr<contender>> (*make)(executor, const endpoint& where, client_settings);
};

/// All protocols: the floor first, then the tuned ones, the lean ones, and those with defaults.
std::span<const protocol> protocols() noexcept;

/// All services, each once.
std::span<const service> services() noexcept;

/// \return  nullptr when no protocol has that name.
const protocol* find_protocol(std::string_view name) noexcept;

/// The first known name that begins with `name`, else the one that takes the fewest edits to reach
/// from it; capitals count as small letters.
std::string_view nearest_protocol(std::string_view name);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_PROTOCOL_TABLE_HPP
