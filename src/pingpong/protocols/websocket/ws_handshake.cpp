#include "pingpong/protocols/websocket/ws_handshake.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/error.hpp>

#include "pingpong/protocols/reply_failure.hpp"
#include "pingpong/protocols/websocket/ws_key.hpp"

namespace pingpong {

namespace http = boost::beast::http;
using ws_error = boost::beast::websocket::error;

namespace {

bool names(const http::response<http::string_body>& response, http::field field,
           boost::beast::string_view token) {
    return http::token_list{response[field]}.exists(token);
}

/// What is wrong with a complete response, in the order that Beast's own handshake checks it.
boost::system::error_code judge(const http::response<http::string_body>& response,
                                std::string_view accept) {
    if (response.result() != http::status::switching_protocols)
        return ws_error::upgrade_declined;
    if (response.version() != 11)
        return ws_error::bad_http_version;
    if (response.count(http::field::connection) == 0)
        return ws_error::no_connection;
    if (!names(response, http::field::connection, "upgrade"))
        return ws_error::no_connection_upgrade;
    if (response.count(http::field::upgrade) == 0)
        return ws_error::no_upgrade;
    if (!names(response, http::field::upgrade, "websocket"))
        return ws_error::no_upgrade_websocket;
    if (response.count(http::field::sec_websocket_accept) == 0)
        return ws_error::no_sec_accept;
    const auto accepted = response[http::field::sec_websocket_accept];
    if (std::string_view(accepted.data(), accepted.size()) != accept)
        return ws_error::bad_sec_accept;
    return {};
}

}  // namespace

boost::system::error_code find_choice_error(const http::response<http::string_body>& response,
                                            std::string_view subprotocol) {
    if (response.count(http::field::sec_websocket_accept) > 1)
        return ws_error::bad_sec_accept;
    if (response.count(http::field::sec_websocket_extensions) > 0)
        return errc::not_offered;
    const std::size_t chosen = response.count(http::field::sec_websocket_protocol);
    if (subprotocol.empty())
        return chosen == 0 ? boost::system::error_code() : errc::not_offered;
    const auto name = response[http::field::sec_websocket_protocol];
    return chosen == 1 && std::string_view(name.data(), name.size()) == subprotocol
               ? boost::system::error_code()
               : errc::wrong_subprotocol;
}

ws_handshake::ws_handshake(const client_settings& settings) {
    const std::string key = make_ws_key();
    accept_ = ws_accept_of(key);
    request_.append("GET ").append(settings.target).append(" HTTP/1.1\r\n");
    if (std::ranges::none_of(settings.fields,
                             [](const header_field& field) { return has_name(field, "Host"); }))
        request_.append("Host: ").append(settings.host).append("\r\n");
    request_.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
    request_.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
    request_.append("Sec-WebSocket-Version: 13\r\n");
    if (!settings.subprotocol.empty())
        request_.append("Sec-WebSocket-Protocol: ").append(settings.subprotocol).append("\r\n");
    for (const header_field& field : settings.fields)
        request_.append(field.name).append(": ").append(field.value).append("\r\n");
    request_.append("\r\n");
    parser_.header_limit(settings.limits.max_header_bytes);
    parser_.body_limit(settings.limits.max_message_bytes);
    parser_.eager(true);
}

bool ws_handshake::parse(std::string_view received) {
    // The parser may take a part of the response before the rest has come, and must not see it
    // twice.
    while (!parser_.is_done()) {
        const std::string_view rest = received.substr(size_);
        const std::size_t taken = parser_.put(boost::asio::buffer(rest), error_);
        size_ += taken;
        if (error_ == http::error::need_more) {
            error_ = {};
            return false;
        }
        if (error_)
            return true;
        if (taken == 0)
            return false;
    }
    return true;
}

void ws_handshake::end() {
    if (!error_ && !parser_.is_done())
        parser_.put_eof(error_);
}

std::string ws_handshake::refusal() const {
    if (error_ || parser_.get().result() == http::status::switching_protocols)
        return {};
    return format_status(parser_.get().result_int(), parser_.get().body());
}

boost::system::error_code ws_handshake::choice_error(std::string_view subprotocol) const {
    return find_choice_error(parser_.get(), subprotocol);
}

boost::system::error_code ws_handshake::error() const {
    return error_ ? error_ : judge(parser_.get(), accept_);
}

}  // namespace pingpong
