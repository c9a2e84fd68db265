/// \file
/// Where servers listen.
#ifndef PINGPONG_CORE_BIND_HPP
#define PINGPONG_CORE_BIND_HPP

#include <cstdint>
#include <string>

namespace pingpong {

/// Where servers listen; a port of 0 and an empty path leave the choice to the system.
struct bind_options {
    std::string address = "127.0.0.1";    ///< Numeric; not used by Unix sockets.
    std::uint16_t tcp_port = 0;           ///< Of `tcp`.
    std::uint16_t ws_port = 0;            ///< Of `ws`.
    std::uint16_t http_port = 0;          ///< Of `http-keepalive` and `http-close`.
    std::uint16_t ws_lean_port = 0;       ///< Of `ws-lean`.
    std::uint16_t http_lean_port = 0;     ///< Of `http-lean`.
    std::uint16_t ws_default_port = 0;    ///< Of `ws-default`.
    std::uint16_t http_default_port = 0;  ///< Of `http-default`.
    std::string unix_path;  ///< Empty: a name in the temporary directory, removed at the end.
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_BIND_HPP
