// The one translation unit that instantiates `tcp` and `unix`.
#include <utility>

#include "pingpong/protocols/line/line_client.hpp"
#include "pingpong/protocols/line/line_session.hpp"
#include "pingpong/protocols/listening_server.hpp"
#include "pingpong/protocols/protocol_entries.hpp"
#include "pingpong/transport/listen.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;
using asio::local::stream_protocol;

template <class Protocol>
using line_server = listening_server<line_session<socket_stream<Protocol>>, Protocol>;

template <class Protocol>
started_server start(result<bound_listener<Protocol>> bound, const session_settings& settings) {
    if (!bound)
        return bound.error();
    return std::make_unique<line_server<Protocol>>(std::move(bound->acceptor),
                                                   std::move(bound->where), settings);
}

template <class Protocol>
made_contender make(executor where_to_run, const result<typename Protocol::endpoint>& address,
                    client_settings settings) {
    if (!address)
        return address.error();
    using client = line_client<socket_stream<Protocol>>;
    return std::make_unique<contender_over<client, socket_dialer<Protocol>>>(where_to_run, *address,
                                                                             std::move(settings));
}

}  // namespace

started_server serve_tcp(executor where_to_run, const bind_options& bind,
                         const session_settings& settings) {
    return start(listen_tcp(where_to_run, "tcp", bind.address, bind.tcp_port), settings);
}

started_server serve_unix(executor where_to_run, const bind_options& bind,
                          const session_settings& settings) {
    return start(listen_unix(where_to_run, bind.unix_path), settings);
}

made_contender make_tcp(executor where_to_run, const endpoint& where, client_settings settings) {
    return make<tcp>(where_to_run, tcp_address(where), std::move(settings));
}

made_contender make_unix(executor where_to_run, const endpoint& where, client_settings settings) {
    return make<stream_protocol>(where_to_run, unix_address(where), std::move(settings));
}

}  // namespace pingpong
