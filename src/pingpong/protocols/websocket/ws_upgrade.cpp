#include "pingpong/protocols/websocket/ws_upgrade.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <utility>

#include "pingpong/protocols/http/http_answer.hpp"
#include "pingpong/protocols/websocket/ws_key.hpp"

namespace pingpong {

namespace http = boost::beast::http;

namespace {

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
    auto found = rule_at(target(), settings);
    if (!found)
        return refused({404, "Not Found", {}});
    rule = std::move(*found);
    if (!boost::beast::websocket::is_upgrade(request()) ||
        request()[http::field::sec_websocket_version] != "13")
        return refused(
            {426, "Upgrade Required",
             "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"});
    const std::size_t key_bytes = request()[http::field::sec_websocket_key].size();
    if (key_bytes != 24 || request().count(http::field::host) == 0)
        return refused({400, "Bad Request", {}});
    return {};
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
