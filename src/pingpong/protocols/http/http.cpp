// The one translation unit that instantiates HTTP on Beast.
#include <utility>

#include "pingpong/protocols/http/http_client.hpp"
#include "pingpong/protocols/http/http_session.hpp"
#include "pingpong/protocols/socket_server.hpp"

namespace pingpong {

started_server listen_http(executor io_executor, const listening_place& place,
                           const session_settings& settings) {
    return serve_tcp<http_session<any_stream>>(io_executor, place, settings);
}

made_contender make_http(executor io_executor, const endpoint& where, client_settings settings) {
    return make_socket_contender<http_client<any_stream>>(io_executor, where, std::move(settings));
}

}  // namespace pingpong
