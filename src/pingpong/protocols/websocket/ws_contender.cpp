// Instantiates the client's side of WebSocket on Beast.
#include <utility>

#include "pingpong/protocols/socket_server.hpp"
#include "pingpong/protocols/websocket/ws_client.hpp"

namespace pingpong {

made_contender make_ws(executor io_executor, const endpoint& where, client_settings settings) {
    return make_socket_contender<ws_client<any_stream>>(io_executor, where, std::move(settings));
}

}  // namespace pingpong
