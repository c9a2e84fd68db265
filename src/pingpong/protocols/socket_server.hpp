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

/// A `Client` that connects sockets of `Protocol` to an address, if it is one.
template <class Client, class Protocol>
made_contender contend_at(executor io_executor, const result<typename Protocol::endpoint>& address,
                          client_settings settings) {
    if (!address)
        return address.error();
    return std::make_unique<contender_over<Client, socket_dialer<Protocol>>>(io_executor, *address,
                                                                             std::move(settings));
}

/// A `Client` over TCP.
///
/// \par Errors  As of `tcp_address`.
template <class Client>
made_contender make_tcp_contender(executor io_executor, const endpoint& where,
                                  client_settings settings) {
    return contend_at<Client, asio::ip::tcp>(io_executor, tcp_address(where), std::move(settings));
}

/// A `Client` over a Unix socket.
///
/// \par Errors  As of `unix_address`.
template <class Client>
made_contender make_unix_contender(executor io_executor, const endpoint& where,
                                   client_settings settings) {
    return contend_at<Client, asio::local::stream_protocol>(io_executor, unix_address(where),
                                                            std::move(settings));
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_SOCKET_SERVER_HPP
