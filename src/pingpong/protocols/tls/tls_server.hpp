/// \file
/// A session and a client over TLS, as the protocol table wants them.
#ifndef PINGPONG_PROTOCOLS_TLS_TLS_SERVER_HPP
#define PINGPONG_PROTOCOLS_TLS_TLS_SERVER_HPP

#include <memory>
#include <utility>

#include "pingpong/protocols/socket_server.hpp"
#include "pingpong/protocols/tls/tls_dialer.hpp"
#include "pingpong/protocols/tls/tls_session.hpp"
#include "pingpong/transport/tls/tls_contexts.hpp"

namespace pingpong {

/// Listens on a TCP port and serves a `Session` over TLS on each connection.
///
/// \par Errors  As of `listen_tcp` and `tls_context::make_server`.
template <class Session>
started_server serve_tls(executor io_executor, const listening_place& place,
                         session_settings settings, tls_application application) {
    auto context = tls_context::make_server(settings.tls, place.address, application);
    if (!context)
        return context.error();
    settings.tls.trusted_certificate = (*context)->self_made_certificate();
    settings.tls_server = std::move(*context);
    return serve_tcp<tls_session<Session, tcp_stream>>(io_executor, place, settings);
}

/// A `Client` over TLS.
///
/// \par Errors  As of `targets_of` and `tls_context::make_client`.
template <class Client>
made_contender make_tls_contender(executor io_executor, const endpoint& where,
                                  client_settings settings, tls_application application) {
    const auto targets = targets_of(where, settings);
    if (!targets)
        return targets.error();
    auto context =
        tls_contexts::of(io_executor).find_or_make(settings.tls, where.host, application);
    if (!context)
        return context.error();
    const tls_targets secured{*targets, std::move(*context), settings.plaintext};
    return std::make_unique<contender_over<Client, tls_dialer>>(io_executor, secured,
                                                                std::move(settings));
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_TLS_TLS_SERVER_HPP
