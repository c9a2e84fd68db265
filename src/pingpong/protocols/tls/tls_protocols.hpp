/// \file
/// The protocols over TLS, in a library of their own: who does without them links no OpenSSL.
#ifndef PINGPONG_PROTOCOLS_TLS_TLS_PROTOCOLS_HPP
#define PINGPONG_PROTOCOLS_TLS_TLS_PROTOCOLS_HPP

#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong {

/// The protocols of `protocol_table()`, then those over TLS: `tls`, `wss`, `https-keepalive` and
/// `https-close`. The rows live as long as the program.
protocol_table all_protocols();

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_TLS_TLS_PROTOCOLS_HPP
