/// \file
/// The requests of an HTTP client as bytes, for every implementation of it.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_REQUESTS_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_REQUESTS_HPP

#include "pingpong/core/exchange/request_sequence.hpp"
#include "pingpong/protocols/contender.hpp"

namespace pingpong {

/// The requests that the settings describe: head and body in one piece of memory, so that they
/// leave in one write.
request_sequence make_http_requests(const client_settings& settings);

/// The `GET` with which the original's client looks whether the server is up.
request_sequence make_greeting_request(const client_settings& settings);

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_REQUESTS_HPP
