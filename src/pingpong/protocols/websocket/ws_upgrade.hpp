/// \file
/// Reads the request that opens a WebSocket, and composes the response.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_UPGRADE_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_UPGRADE_HPP

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "pingpong/protocols/session.hpp"

namespace pingpong {

/// Parses an upgrade request out of bytes that are kept, so that frames which came with it are not
/// lost, and judges it.
class ws_upgrade {
public:
    /// Accepts requests whose head has at most `header_limit` bytes.
    explicit ws_upgrade(std::uint32_t header_limit);

    /// Looks at all bytes received so far.
    ///
    /// \return  False while the request is not complete.
    bool parse(boost::beast::flat_buffer& received);

    /// The complete response that refuses the request (400, 404, 405, 426, 431, 505), or empty when
    /// it may be upgraded; sets `rule` from its path.
    ///
    /// \par Source  RFC 6455, 4.2.1 and 4.2.2.
    std::string refusal(const session_settings& settings, reply_rule& rule) const;

    /// The subprotocol to choose: the first that the request offers; empty: none.
    std::string subprotocol() const;

    /// The response that accepts a request which is not refused.
    std::string acceptance() const;

    /// Bytes of the request itself; what follows them came early.
    std::size_t size() const noexcept { return size_; }

    /// The parsed request.
    const boost::beast::http::request<boost::beast::http::empty_body>& request() const {
        return parser_.get();
    }

    /// Its target.
    std::string_view target() const;

    /// Its fields as "name: value; name: value".
    std::string rendered_fields() const;

private:
    std::size_t count(boost::beast::http::field field) const;
    bool has_valid_host() const;

    boost::beast::http::request_parser<boost::beast::http::empty_body> parser_;
    boost::system::error_code error_;
    std::size_t size_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_UPGRADE_HPP
