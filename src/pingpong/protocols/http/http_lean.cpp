// The one translation unit that instantiates HTTP on our own codec.
#include <utility>

#include "pingpong/protocols/http/http_lean_client.hpp"
#include "pingpong/protocols/http/http_lean_session.hpp"
#include "pingpong/protocols/socket_server.hpp"

namespace pingpong {

started_server listen_http_lean(executor io_executor, const listening_place& place,
                                const session_settings& settings) {
    return serve_tcp<http_lean_session<any_stream>>(io_executor, place, settings);
}

made_contender make_http_lean(executor io_executor, const endpoint& where,
                              client_settings settings) {
    return make_socket_contender<http_lean_client<any_stream>>(io_executor, where,
                                                               std::move(settings));
}

}  // namespace pingpong
