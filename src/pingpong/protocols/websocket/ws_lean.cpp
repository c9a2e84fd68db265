// The one translation unit that instantiates WebSocket on our own codec.
#include <utility>

#include "pingpong/protocols/socket_server.hpp"
#include "pingpong/protocols/websocket/ws_lean_client.hpp"
#include "pingpong/protocols/websocket/ws_lean_session.hpp"

namespace pingpong {

started_server listen_ws_lean(executor io_executor, const listening_place& place,
                              const session_settings& settings) {
    return serve_tcp<ws_lean_session<any_stream>>(io_executor, place, settings);
}

made_contender make_ws_lean(executor io_executor, const endpoint& where, client_settings settings) {
    return make_socket_contender<ws_lean_client<any_stream>>(io_executor, where,
                                                             std::move(settings));
}

}  // namespace pingpong
