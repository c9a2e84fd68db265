// Instantiates the server's side of WebSocket on Beast; apart from the client's, since each takes
// long to compile.
#include "pingpong/protocols/socket_server.hpp"
#include "pingpong/protocols/websocket/ws_session.hpp"

namespace pingpong {

started_server listen_ws(executor io_executor, const listening_place& place,
                         const session_settings& settings) {
    return serve_tcp<ws_session<any_stream>>(io_executor, place, settings);
}

}  // namespace pingpong
