// Upgrade requests and responses that open no WebSocket: both implementations say why.
#include <gtest/gtest.h>

#include <boost/beast/websocket/error.hpp>
#include <string>
#include <string_view>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

/// A good request with one line in place of another, or with more lines.
std::string changed_request(std::string_view line, std::string_view replacement) {
    std::string request = ws_upgrade_request();
    return request.replace(request.find(line), line.size(), replacement);
}

std::string status_of(std::string_view response) {
    return std::string(response.substr(0, response.find("\r\n")));
}

class WsHostileUpgrade : public testing::TestWithParam<memory_protocol> {
protected:
    static void expect_status(std::string_view name, const std::string& request,
                              std::string_view status) {
        SCOPED_TRACE(name);
        raw_peer whole(GetParam());
        EXPECT_EQ(status_of(whole.say(request)), status);
        raw_peer dripping(GetParam());
        std::string heard;
        for (const char byte : request)
            heard += dripping.say({&byte, 1});
        EXPECT_EQ(status_of(heard), status) << "byte by byte";
    }
};

// RFC 6455, 4.2.1 and 4.2.2.
TEST_P(WsHostileUpgrade, IsRefusedWithTheStatusThatSaysWhy) {
    constexpr std::string_view host = "Host: pong.test\r\n", get = "GET / HTTP/1.1",
                               upgrade = "Upgrade: websocket\r\n",
                               connection = "Connection: Upgrade\r\n",
                               version = "Sec-WebSocket-Version: 13\r\n";
    constexpr std::string_view bad = "HTTP/1.1 400 Bad Request",
                               other_method = "HTTP/1.1 405 Method Not Allowed",
                               required = "HTTP/1.1 426 Upgrade Required",
                               switched = "HTTP/1.1 101 Switching Protocols";
    const std::string key = "Sec-WebSocket-Key: " + std::string(ws_sample_key) + "\r\n";
    const std::string two_hosts = std::string(host) + "Host: pong.test\r\n";
    const struct {
        const char* name;
        std::string_view line;
        std::string replacement;
        std::string_view status;
    } rows[] = {
        {"POST", get, "POST / HTTP/1.1", other_method},
        {"HEAD", get, "HEAD / HTTP/1.1", other_method},
        {"HTTP/1.0", get, "GET / HTTP/1.0", required},
        {"no Host", host, "", bad},
        {"two Hosts", host, two_hosts, bad},
        {"a Host that is none", host, "Host: me@pong.test\r\n", bad},
        {"no Upgrade", upgrade, "", required},
        {"an Upgrade to something else", upgrade, "Upgrade: h2c\r\n", required},
        {"an Upgrade in capitals", upgrade, "Upgrade: WebSocket\r\n", switched},
        {"no Connection", connection, "", required},
        {"a Connection without upgrade", connection, "Connection: keep-alive\r\n", required},
        {"a Connection with more", connection, "Connection: keep-alive, Upgrade\r\n", switched},
        {"no version", version, "", required},
        {"another version", version, "Sec-WebSocket-Version: 8\r\n", required},
        {"two versions", version, "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Version: 13\r\n",
         bad},
        {"no key", key, "", bad},
        {"two keys", key, key + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n", bad},
        {"the same key twice", key, key + key, bad},
        {"a short key", key, "Sec-WebSocket-Key: AAAA\r\n", bad},
        {"a key of 17 octets", key, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAAA=\r\n", bad},
        {"a key of 18 octets", key, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAAAA\r\n", bad},
        {"a key that is no Base64", key, "Sec-WebSocket-Key: AAAAAAAAAA?AAAAAAAAAAA==\r\n", bad},
        {"a key with bits to spare", key, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAB==\r\n", bad},
        {"a body", key, key + "Content-Length: 4\r\n", bad},
        {"a body of nothing", key, key + "Content-Length: 0\r\n", switched},
        {"chunks", key, key + "Transfer-Encoding: chunked\r\n", bad},
    };
    for (const auto& row : rows)
        expect_status(row.name, changed_request(row.line, row.replacement), row.status);
}

TEST_P(WsHostileUpgrade, IsAnsweredWithNoExtension) {
    raw_peer peer(GetParam());
    const std::string response =
        peer.say(ws_upgrade_request("/", "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
    EXPECT_EQ(status_of(response), "HTTP/1.1 101 Switching Protocols");
    EXPECT_EQ(response.find("Extensions"), std::string::npos) << response;
    EXPECT_EQ(response.find("Sec-WebSocket-Protocol"), std::string::npos) << response;
}

/// What a client says to a response to its own key with more lines.
std::string cause_of_response(const memory_protocol& protocol, std::string_view more) {
    match both(protocol);
    both.network.accept = nullptr;
    started<result<set_up>> opening(both.context, both.client().open());
    run_ready(both.context);
    mock_stream& server_end = both.network.server_ends[0];
    raw_peer upgrader(protocol);
    std::string response = upgrader.say(take(both.context, server_end));
    response.insert(response.size() - 2, more);
    server_end.write(response);
    run_ready(both.context);
    return cause_of(opening.value());
}

// RFC 6455, 4.1: what a server must not choose.
TEST_P(WsHostileUpgrade, AChoiceThatWasNotOfferedIsAFailure) {
    for (const std::string_view more :
         {"Sec-WebSocket-Protocol: chat\r\n", "Sec-WebSocket-Extensions: permessage-deflate\r\n",
          "Sec-WebSocket-Extensions: x-unknown\r\n"})
        EXPECT_EQ(cause_of_response(GetParam(), more), cause(errc::not_offered, "ws handshake"))
            << more;
    EXPECT_EQ(cause_of_response(GetParam(), "Sec-WebSocket-Accept: x\r\n"),
              cause(boost::beast::websocket::error::bad_sec_accept, "ws handshake"));
}

INSTANTIATE_TEST_SUITE_P(InMemory, WsHostileUpgrade, testing::ValuesIn(every_ws), by_name());

}  // namespace
}  // namespace pingpong
