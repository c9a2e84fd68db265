/// \file
/// The client's side of the handshake that opens a WebSocket, as bytes.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_HANDSHAKE_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_HANDSHAKE_HPP

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "pingpong/protocols/contender.hpp"

namespace pingpong {

/// What is wrong with what a server chose that accepts an upgrade.
///
/// \param subprotocol  What was offered; empty: nothing.
/// \par Errors         `wrong_subprotocol`; `not_offered` for a subprotocol or an extension that
///                     nobody asked for; Beast's `bad_sec_accept` when there are several.
/// \par Source         RFC 6455, 4.1 and 4.2.2.
boost::system::error_code find_choice_error(
    const boost::beast::http::response<boost::beast::http::string_body>& response,
    std::string_view subprotocol);

/// Composes the request that opens a WebSocket and judges the response; does no I/O.
///
/// \par Source  RFC 6455, 4.1.
class ws_handshake {
public:
    /// Composes the request, with a random key.
    explicit ws_handshake(const client_settings& settings);

    /// What to send.
    std::string_view request() const noexcept { return request_; }

    /// Looks at all bytes received so far.
    ///
    /// \return  False while the response is not complete.
    bool parse(std::string_view received);

    /// Notes the end of the connection, which completes a response whose body lasts until then.
    void end();

    /// Beast's error where the response opens no WebSocket: `http::error` when it is not HTTP,
    /// `websocket::error` when the server refuses or answers another request.
    boost::system::error_code error() const;

    /// What a server said that refuses; empty where it did not.
    std::string refusal() const;

    /// As `find_choice_error` of the response.
    boost::system::error_code choice_error(std::string_view subprotocol) const;

    /// Bytes of the response itself; what follows them came early.
    std::size_t size() const noexcept { return size_; }

private:
    std::string accept_;  ///< What the response has to say to our key.
    std::string request_;
    boost::beast::http::response_parser<boost::beast::http::string_body> parser_;
    boost::system::error_code error_;
    std::size_t size_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_HANDSHAKE_HPP
