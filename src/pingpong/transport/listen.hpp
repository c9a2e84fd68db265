/// \file
/// Opens the listeners of in-process servers.
#ifndef PINGPONG_TRANSPORT_LISTEN_HPP
#define PINGPONG_TRANSPORT_LISTEN_HPP

#include <boost/asio/basic_socket_acceptor.hpp>
#include <cstdint>
#include <string>

#include "pingpong/transport/socket.hpp"

namespace pingpong {

/// A listener and where clients find it.
template <class Protocol>
struct bound_listener {
    asio::basic_socket_acceptor<Protocol, executor> acceptor;  ///< Open, bound and listening.
    endpoint where;  ///< With the port, or the path, that the system has chosen.

    /// Takes over a listener that is open already.
    bound_listener(asio::basic_socket_acceptor<Protocol, executor> open,
                   endpoint listening_endpoint)
        : acceptor(std::move(open)), where(std::move(listening_endpoint)) {}
};

/// Listens on a TCP port.
///
/// \param port  0 lets the system choose.
/// \par Errors  During "listen": `unresolved_host`, or the system's code, such as `address_in_use`.
result<bound_listener<asio::ip::tcp>> listen_tcp(executor io_executor, std::string_view scheme,
                                                 const std::string& address, std::uint16_t port);

/// Listens on a Unix socket. A socket file left behind by a process that is gone is replaced; the
/// file is removed when the listener's owner removes it.
///
/// \param path  Empty: a fresh name in the temporary directory.
/// \par Errors  During "listen": `invalid_endpoint`, or the system's code.
result<bound_listener<asio::local::stream_protocol>> listen_unix(executor io_executor,
                                                                 const std::string& path);

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_LISTEN_HPP
