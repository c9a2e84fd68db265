/// \file
/// What each protocol's one translation unit offers to the table.
#ifndef PINGPONG_PROTOCOLS_PROTOCOL_ENTRIES_HPP
#define PINGPONG_PROTOCOLS_PROTOCOL_ENTRIES_HPP

#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong {

using started_server = result<std::unique_ptr<server>>;
using made_contender = result<std::unique_ptr<contender>>;

started_server serve_tcp(executor, const bind_options&, const session_settings&);
started_server serve_unix(executor, const bind_options&, const session_settings&);
started_server serve_ws(executor, const bind_options&, const session_settings&);
started_server serve_http(executor, const bind_options&, const session_settings&);
started_server serve_ws_lean(executor, const bind_options&, const session_settings&);
started_server serve_http_lean(executor, const bind_options&, const session_settings&);
started_server serve_ws_default(executor, const bind_options&, const session_settings&);
started_server serve_http_default(executor, const bind_options&, const session_settings&);

made_contender make_tcp(executor, const endpoint&, client_settings);
made_contender make_unix(executor, const endpoint&, client_settings);
made_contender make_ws(executor, const endpoint&, client_settings);
made_contender make_http_keepalive(executor, const endpoint&, client_settings);
made_contender make_http_close(executor, const endpoint&, client_settings);
made_contender make_ws_lean(executor, const endpoint&, client_settings);
made_contender make_http_lean(executor, const endpoint&, client_settings);
made_contender make_ws_default(executor, const endpoint&, client_settings);
made_contender make_http_default(executor, const endpoint&, client_settings);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_PROTOCOL_ENTRIES_HPP
