// The one translation unit that instantiates lines over TLS.
#include <utility>

#include "pingpong/protocols/line/line_client.hpp"
#include "pingpong/protocols/line/line_session.hpp"
#include "pingpong/protocols/tls/tls_server.hpp"

namespace pingpong {

started_server listen_tls_lines(executor io_executor, const listening_place& place,
                                const session_settings& settings) {
    return serve_tls<line_session<tls_tcp_stream>>(io_executor, place, settings,
                                                   tls_application::unnamed);
}

made_contender make_tls_lines(executor io_executor, const endpoint& where,
                              client_settings settings) {
    return make_tls_contender<line_client<tls_tcp_stream>>(io_executor, where, std::move(settings),
                                                           tls_application::unnamed);
}

}  // namespace pingpong
