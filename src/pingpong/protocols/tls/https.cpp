// The one translation unit that instantiates HTTP over TLS.
#include <utility>

#include "pingpong/protocols/http/http_client.hpp"
#include "pingpong/protocols/http/http_session.hpp"
#include "pingpong/protocols/tls/tls_server.hpp"

namespace pingpong {

started_server listen_https(executor io_executor, const listening_place& place,
                            const session_settings& settings) {
    return serve_tls<http_session<tls_tcp_stream>>(io_executor, place, settings,
                                                   tls_application::http_1_1);
}

made_contender make_https(executor io_executor, const endpoint& where, client_settings settings) {
    return make_tls_contender<http_client<tls_tcp_stream>>(io_executor, where, std::move(settings),
                                                           tls_application::http_1_1);
}

}  // namespace pingpong
