/// \file
/// The two clients of the original experiment.
#ifndef PINGPONG_PROTOCOLS_HTTP_ORIGINAL_CLIENT_HPP
#define PINGPONG_PROTOCOLS_HTTP_ORIGINAL_CLIENT_HPP

#include <memory>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/protocols/contender.hpp"

namespace pingpong {

struct protocol;

/// A client that plays by the original experiment's rules: over WebSocket it sends "Ping 0!" and so
/// on over one connection; over HTTP/1.0 it makes a GET as it opens, then posts "Ping0" and so on,
/// each on a new connection.
///
/// \param row    Of WebSocket, or of HTTP with a connection per request.
/// \param where  Resolved.
/// \par Errors  As of `protocol::make`.
result<std::unique_ptr<contender>> make_original_client(executor io_executor, const protocol& row,
                                                        const endpoint& where, limits limit = {});

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_ORIGINAL_CLIENT_HPP
