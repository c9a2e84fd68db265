/// \file
/// A session and a client over sockets, as the protocol table wants them: what the `.cpp` of a
/// protocol is made of.
#ifndef PINGPONG_PROTOCOLS_SOCKET_SERVER_HPP
#define PINGPONG_PROTOCOLS_SOCKET_SERVER_HPP

#include <memory>
#include <utility>

#include "pingpong/protocols/listening_server.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/transport/listen.hpp"

namespace pingpong {

/// Serves a `Session` on each connection to a listener, if there is one.
template <class Session, class Protocol>
started_server serve_on(result<bound_listener<Protocol>> bound, const session_settings& settings) {
    if (!bound)
        return bound.error();
    return std::make_unique<listening_server<Session, Protocol>>(std::move(bound->acceptor),
                                                                 std::move(bound->where), settings);
}

/// Listens on a TCP port and serves a `Session` on each connection.
///
/// \par Errors  As of `listen_tcp`.
template <class Session>
started_server serve_tcp(executor io_executor, const listening_place& place,
                         const session_settings& settings) {
    return serve_on<Session>(listen_tcp(io_executor, place.scheme, place.address, place.port),
                             settings);
}

/// Listens on a Unix socket and serves a `Session` on each connection.
///
/// \par Errors  As of `listen_unix`.
template <class Session>
started_server serve_unix(executor io_executor, const listening_place& place,
                          const session_settings& settings) {
    return serve_on<Session>(listen_unix(io_executor, place.unix_path), settings);
}

/// Where a client of an endpoint connects, and how it tries the addresses.
///
/// \par Errors  As of `socket_addresses`.
inline result<dial_targets> targets_of(const endpoint& where, const client_settings& settings) {
    auto addresses = socket_addresses(where);
    if (!addresses)
        return addresses.error();
    dial_targets targets(std::move(*addresses));
    targets.attempt_delay = settings.connect_delay;
    targets.memory = settings.known_address;
    return targets;
}

/// A `Client` over TCP or a Unix socket, as the endpoint says.
///
/// \par Errors  As of `socket_addresses`.
template <class Client>
made_contender make_socket_contender(executor io_executor, const endpoint& where,
                                     client_settings settings) {
    const auto targets = targets_of(where, settings);
    if (!targets)
        return targets.error();
    return std::make_unique<contender_over<Client, socket_dialer>>(io_executor, *targets,
                                                                   std::move(settings));
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_SOCKET_SERVER_HPP
