// Instantiates the server's side of WebSocket over TLS; apart from the client's, since each takes
// long to compile.
#include "pingpong/protocols/tls/tls_server.hpp"
#include "pingpong/protocols/tls/tls_teardown.hpp"
#include "pingpong/protocols/websocket/ws_session.hpp"

namespace pingpong {

started_server listen_wss(executor io_executor, const listening_place& place,
                          const session_settings& settings) {
    return serve_tls<ws_session<tls_tcp_stream>>(io_executor, place, settings,
                                                 tls_application::http_1_1);
}

}  // namespace pingpong
