// The one translation unit that instantiates `http-lean`.
#include <utility>

#include "pingpong/protocols/http/http_lean_client.hpp"
#include "pingpong/protocols/http/http_lean_session.hpp"
#include "pingpong/protocols/listening_server.hpp"
#include "pingpong/protocols/protocol_entries.hpp"
#include "pingpong/transport/listen.hpp"

namespace pingpong {

using asio::ip::tcp;

started_server serve_http_lean(executor where_to_run, const bind_options& bind,
                               const session_settings& settings) {
    auto bound = listen_tcp(where_to_run, "http", bind.address, bind.http_lean_port);
    if (!bound)
        return bound.error();
    return std::make_unique<listening_server<http_lean_session<tcp_stream>, tcp>>(
        std::move(bound->acceptor), std::move(bound->where), settings);
}

made_contender make_http_lean(executor where_to_run, const endpoint& where,
                              client_settings settings) {
    const auto address = tcp_address(where);
    if (!address)
        return address.error();
    using contender_type = contender_over<http_lean_client<tcp_stream>, socket_dialer<tcp>>;
    return std::make_unique<contender_type>(where_to_run, *address, std::move(settings));
}

}  // namespace pingpong
