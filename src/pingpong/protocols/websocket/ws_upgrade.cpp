#include "pingpong/protocols/websocket/ws_upgrade.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <utility>

#include "pingpong/protocols/codec/http_field_notes.hpp"
#include "pingpong/protocols/http/http_answer.hpp"
#include "pingpong/protocols/websocket/ws_key.hpp"

namespace pingpong {

namespace http = boost::beast::http;

namespace {

/// Whether a key decodes to 16 octets: 22 digits of Base64, of which the last has four bits to
/// spare, and two signs of the end.
///
/// \par Source  RFC 6455, 4.2.1; RFC 4648, 4.
bool is_key(std::string_view key) noexcept {
    constexpr std::size_t digits = 22;
    constexpr std::string_view base64 =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return key.size() == digits + 2 && key.ends_with("==") &&
           key.substr(0, digits).find_first_not_of(base64) == std::string_view::npos &&
           base64.find(key[digits - 1]) % 16 == 0;
}

/// Whether something would follow the request that is no frame.
bool has_body(const http::request<http::empty_body>& request) {
    const auto length = request[http::field::content_length];
    return request.count(http::field::transfer_encoding) > 0 ||
           length.find_first_not_of('0') != boost::beast::string_view::npos;
}

std::string refused(const http_status& status) {
    response_head head;
    std::string text(head.compose(status, http_persistence::close, status.reason.size()));
    return text.append(status.reason);
}

}  // namespace

ws_upgrade::ws_upgrade(std::uint32_t header_limit) {
    parser_.header_limit(header_limit);
}

bool ws_upgrade::parse(boost::beast::flat_buffer& received) {
    // The parser may take a start line before the rest has come, and must not see it twice.
    size_ += parser_.put(received.data() + size_, error_);
    return error_ != http::error::need_more;
}

std::string ws_upgrade::refusal(const session_settings& settings, reply_rule& rule) const {
    if (error_)
        return refused(answer_to_malformed(error_).status);
    if (!has_valid_host() || count(http::field::sec_websocket_key) > 1 ||
        count(http::field::sec_websocket_version) > 1)
        return refused({400, "Bad Request", {}});
    auto found = rule_at(target(), settings);
    if (!found)
        return refused({404, "Not Found", {}});
    rule = std::move(*found);
    if (request().method() != http::verb::get)
        return refused({405, "Method Not Allowed", "Allow: GET\r\n"});
    if (has_body(request()))
        return refused({400, "Bad Request", {}});
    if (!boost::beast::websocket::is_upgrade(request()) ||
        request()[http::field::sec_websocket_version] != "13")
        return refused(
            {426, "Upgrade Required",
             "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"});
    const auto key = request()[http::field::sec_websocket_key];
    if (!is_key({key.data(), key.size()}))
        return refused({400, "Bad Request", {}});
    return {};
}

std::size_t ws_upgrade::count(http::field field) const {
    return request().count(field);
}

bool ws_upgrade::has_valid_host() const {
    const auto host = request()[http::field::host];
    return count(http::field::host) == 1 && is_host({host.data(), host.size()});
}

std::string ws_upgrade::acceptance() const {
    const auto key = request()[http::field::sec_websocket_key];
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: " +
           ws_accept_of({key.data(), key.size()}) + "\r\n" +
           (subprotocol().empty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol() + "\r\n") +
           "\r\n";
}

std::string ws_upgrade::subprotocol() const {
    const http::token_list offered{request()[http::field::sec_websocket_protocol]};
    if (offered.begin() == offered.end())
        return {};
    return std::string(offered.begin()->data(), offered.begin()->size());
}

std::string_view ws_upgrade::target() const {
    return {request().target().data(), request().target().size()};
}

std::string ws_upgrade::rendered_fields() const {
    std::string text;
    for (const auto& field : request()) {
        if (!text.empty())
            text += "; ";
        text.append(field.name_string().data(), field.name_string().size()).append(": ");
        text.append(field.value().data(), field.value().size());
    }
    return text;
}

}  // namespace pingpong
