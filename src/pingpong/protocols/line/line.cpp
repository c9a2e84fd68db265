// The one translation unit that instantiates lines, over TCP and over Unix sockets.
#include <utility>

#include "pingpong/protocols/line/line_client.hpp"
#include "pingpong/protocols/line/line_session.hpp"
#include "pingpong/protocols/socket_server.hpp"

namespace pingpong {

started_server listen_tcp_lines(executor io_executor, const listening_place& place,
                                const session_settings& settings) {
    return serve_tcp<line_session<any_stream>>(io_executor, place, settings);
}

started_server listen_unix_lines(executor io_executor, const listening_place& place,
                                 const session_settings& settings) {
    return serve_unix<line_session<any_stream>>(io_executor, place, settings);
}

made_contender make_lines(executor io_executor, const endpoint& where, client_settings settings) {
    return make_socket_contender<line_client<any_stream>>(io_executor, where, std::move(settings));
}

}  // namespace pingpong
