// The one translation unit that instantiates `ws` and `ws-default`.
#include <utility>

#include "pingpong/protocols/listening_server.hpp"
#include "pingpong/protocols/protocol_entries.hpp"
#include "pingpong/protocols/websocket/ws_client.hpp"
#include "pingpong/protocols/websocket/ws_session.hpp"
#include "pingpong/transport/listen.hpp"

namespace pingpong {

using asio::ip::tcp;

namespace {

started_server serve(executor where_to_run, const bind_options& bind, std::uint16_t port,
                     const session_settings& settings) {
    auto bound = listen_tcp(where_to_run, "ws", bind.address, port);
    if (!bound)
        return bound.error();
    return std::make_unique<listening_server<ws_session<tcp_stream>, tcp>>(
        std::move(bound->acceptor), std::move(bound->where), settings);
}

}  // namespace

started_server serve_ws(executor where_to_run, const bind_options& bind,
                        const session_settings& settings) {
    return serve(where_to_run, bind, bind.ws_port, settings);
}

started_server serve_ws_default(executor where_to_run, const bind_options& bind,
                                const session_settings& settings) {
    session_settings as_it_comes = settings;
    as_it_comes.beast = beast_settings::defaults();
    return serve(where_to_run, bind, bind.ws_default_port, as_it_comes);
}

made_contender make_ws(executor where_to_run, const endpoint& where, client_settings settings) {
    const auto address = tcp_address(where);
    if (!address)
        return address.error();
    using contender_type = contender_over<ws_client<tcp_stream>, socket_dialer<tcp>>;
    return std::make_unique<contender_type>(where_to_run, *address, std::move(settings));
}

made_contender make_ws_default(executor where_to_run, const endpoint& where,
                               client_settings settings) {
    settings.beast = beast_settings::defaults();
    return make_ws(where_to_run, where, std::move(settings));
}

}  // namespace pingpong
