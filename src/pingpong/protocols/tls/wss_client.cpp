// Instantiates the client's side of WebSocket over TLS.
#include <utility>

#include "pingpong/protocols/tls/tls_server.hpp"
#include "pingpong/protocols/tls/tls_teardown.hpp"
#include "pingpong/protocols/websocket/ws_client.hpp"

namespace pingpong {

made_contender make_wss(executor io_executor, const endpoint& where, client_settings settings) {
    return make_tls_contender<ws_client<tls_tcp_stream>>(io_executor, where, std::move(settings),
                                                         tls_application::http_1_1);
}

}  // namespace pingpong
