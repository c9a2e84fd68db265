#include "pingpong/protocols/websocket/ws_key.hpp"

// Beast has SHA-1 and Base64 for its own handshake and nowhere else.
#include <boost/beast/websocket/detail/hybi13.hpp>

namespace pingpong {

namespace detail = boost::beast::websocket::detail;

std::string make_ws_key() {
    detail::sec_ws_key_type key;
    detail::make_sec_ws_key(key);
    return std::string(key.data(), key.size());
}

std::string ws_accept_of(std::string_view key) {
    detail::sec_ws_accept_type accept;
    detail::make_sec_ws_accept(accept, {key.data(), key.size()});
    return std::string(accept.data(), accept.size());
}

}  // namespace pingpong
