/// \file
/// A row of the protocol table: what a protocol is, how to make a client, and which server it
/// needs.
#ifndef PINGPONG_PROTOCOLS_PROTOCOL_HPP
#define PINGPONG_PROTOCOLS_PROTOCOL_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pingpong/core/bind.hpp"
#include "pingpong/core/protocol.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/protocols/server.hpp"
#include "pingpong/protocols/session.hpp"

namespace pingpong {

/// A server that listens, or why there is none.
using started_server = result<std::unique_ptr<server>>;

/// A client that is not connected, or why there is none.
using made_contender = result<std::unique_ptr<contender>>;

/// Where one server listens.
struct listening_place {
    std::string_view scheme;  ///< Of its endpoint.
    std::string address;      ///< Numeric; not used by a Unix socket.
    std::uint16_t port = 0;   ///< 0: the system chooses.
    std::string unix_path;    ///< Empty: a name in the temporary directory.

    listening_place() = default;
};

/// A kind of server.
struct service {
    std::string_view name;    ///< As in "ws-lean"; no two have the same.
    std::string_view scheme;  ///< Of its endpoints, see `find_scheme`; services may share one.
    implementation implemented_by;  ///< What speaks it.

    /// Whether the path of a request decides how it is answered; else `session_settings::mode`
    /// does.
    bool has_paths;

    /// Listens and serves; called by `start`.
    started_server (*listen)(executor, const listening_place&, const session_settings&);

    /// Where it listens by those options.
    listening_place place(const bind_options& bind) const;

    /// Starts to listen, with the settings of its implementation.
    ///
    /// \par Errors  During "listen", as of `listen_tcp` and `listen_unix`.
    started_server start(executor io_executor, const bind_options& bind,
                         session_settings settings) const;
};

/// A way to carry exchanges.
struct protocol : protocol_info {
    const service& served_by;  ///< The kind of server that its clients connect to.

    /// Makes a client; called by `make`.
    made_contender (*make_client)(executor, const endpoint&, client_settings);

    /// Makes a client of the server at `where`, with the settings of its implementation; does no
    /// I/O.
    ///
    /// \par Errors  During "address", as of `socket_addresses`.
    made_contender make(executor io_executor, const endpoint& where,
                        client_settings settings) const;
};

inline const protocol* protocol_table::end() const noexcept {
    return rows_ + count_;
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_PROTOCOL_HPP
