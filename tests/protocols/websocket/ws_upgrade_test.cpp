// How a WebSocket session answers the request that opens it.
#include <gtest/gtest.h>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

using frames = std::vector<std::string>;

/// What the session answers to a request, up to the end of the status line.
std::string status_of(std::string_view response) {
    return std::string(response.substr(0, response.find("\r\n")));
}

/// The frames behind the response to an upgrade.
frames frames_after_head(const std::string& response) {
    const auto head_ends = response.find("\r\n\r\n");
    if (!response.starts_with("HTTP/1.1 101 ") || head_ends == std::string::npos)
        return {response};
    return ws_frames_in(std::string_view(response).substr(head_ends + 4));
}

struct refusal_case {
    const char* name;
    std::string request;
    const char* status;
};

TEST(WsUpgrade, RefusesWithTheStatusThatSaysWhy) {
    const std::string no_host = "GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    const refusal_case cases[] = {
        {"no upgrade", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 426 Upgrade Required"},
        {"a POST", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nPing",
         "HTTP/1.1 405 Method Not Allowed"},
        {"unknown path", ws_upgrade_request("/pong"), "HTTP/1.1 404 Not Found"},
        {"no path below echo", ws_upgrade_request("/echo/x"), "HTTP/1.1 404 Not Found"},
        {"garbage", "\x16\x03\x01\x02\r\n\r\n", "HTTP/1.1 400 Bad Request"},
        {"a version of the future", "GET / HTTP/3.0\r\nHost: x\r\n\r\n",
         "HTTP/1.1 505 HTTP Version Not Supported"},
        {"no host", no_host + "Sec-WebSocket-Version: 13\r\n\r\n", "HTTP/1.1 400 Bad Request"},
    };
    for (const auto& tried : cases) {
        SCOPED_TRACE(tried.name);
        raw_peer peer(ws_in_memory);
        const std::string response = peer.say(tried.request);
        EXPECT_EQ(status_of(response), tried.status);
        EXPECT_TRUE(peer.sees_the_end());
        peer.end_sending();
        EXPECT_FALSE(peer.outcome().has_value());
    }
}

TEST(WsUpgrade, ARefusedRequestIsABadRequest) {
    raw_peer peer(ws_in_memory);
    peer.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    peer.end_sending();
    EXPECT_EQ(cause_of(peer.outcome()), cause(errc::bad_request, "ws upgrade"));
}

TEST(WsUpgrade, SaysHowToUpgrade) {
    raw_peer peer(ws_in_memory);
    const std::string response = peer.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(response.find("\r\nUpgrade: websocket\r\n"), std::string::npos) << response;
    EXPECT_NE(response.find("\r\nConnection: Upgrade\r\n"), std::string::npos) << response;
    EXPECT_NE(response.find("\r\nSec-WebSocket-Version: 13\r\n"), std::string::npos) << response;
    EXPECT_NE(response.find("\r\nContent-Length: 16\r\n"), std::string::npos) << response;
    EXPECT_TRUE(response.ends_with("\r\n\r\nUpgrade Required")) << response;
}

TEST(WsUpgrade, AWrongVersionIsRefused) {
    raw_peer peer(ws_in_memory);
    std::string request = ws_upgrade_request();
    request.replace(request.find("13\r\n"), 2, "12");
    const std::string response = peer.say(request);
    EXPECT_EQ(status_of(response), "HTTP/1.1 426 Upgrade Required");
    peer.end_sending();
    EXPECT_EQ(cause_of(peer.outcome()), cause(errc::bad_request, "ws upgrade"));
}

TEST(WsUpgrade, AMissingKeyIsRefused) {
    raw_peer peer(ws_in_memory);
    std::string request = ws_upgrade_request();
    request.replace(request.find("Sec-WebSocket-Key"), 17, "Sec-WebSocket-Kez");
    EXPECT_EQ(status_of(peer.say(request)), "HTTP/1.1 400 Bad Request");
    peer.end_sending();
    EXPECT_EQ(cause_of(peer.outcome()), cause(errc::bad_request, "ws upgrade"));
}

TEST(WsUpgrade, ARequestCutAnywhereIsWaitedFor) {
    const std::string request = ws_upgrade_request("/echo");
    for (std::size_t cut = 1; cut < request.size(); ++cut) {
        SCOPED_TRACE(cut);
        raw_peer peer(ws_in_memory);
        EXPECT_EQ(peer.say(std::string_view(request).substr(0, cut)), "");
        EXPECT_EQ(status_of(peer.say(std::string_view(request).substr(cut))),
                  "HTTP/1.1 101 Switching Protocols");
        EXPECT_EQ(ws_frames_in(peer.say(ws_masked(ws_opcode::text, "x"))), frames{"text x"});
    }
}

TEST(WsUpgrade, ARequestCutAnywhereAndNeverEndedIsAFailure) {
    const std::string request = ws_upgrade_request();
    for (std::size_t cut = 0; cut < request.size(); ++cut) {
        SCOPED_TRACE(cut);
        raw_peer peer(ws_in_memory);
        peer.say(std::string_view(request).substr(0, cut));
        peer.hang_up();
        EXPECT_EQ(cause_of(peer.outcome()), cause(errc::closed_early, "ws upgrade"));
    }
}

TEST(WsUpgrade, FramesThatCameWithTheRequestAreAnswered) {
    raw_peer peer(ws_in_memory);
    const auto frame = ws_masked(ws_opcode::text, "Ping");
    EXPECT_EQ(frames_after_head(peer.say(ws_upgrade_request() + frame + frame)),
              (frames{"text Pong!", "text Pong!"}));
}

TEST(WsUpgrade, HalfAFrameThatCameWithTheRequestIsCompleted) {
    raw_peer peer(ws_in_memory);
    const auto frame = ws_masked(ws_opcode::text, "Ping");
    EXPECT_EQ(frames_after_head(peer.say(ws_upgrade_request() + frame.substr(0, 3))), frames{});
    EXPECT_EQ(ws_frames_in(peer.say(frame.substr(3))), frames{"text Pong!"});
}

TEST(WsUpgrade, ARequestLongerThanBeastsOwnBufferIsAccepted) {
    for (const std::size_t bytes : {1300, 1536, 3000, 7900}) {
        SCOPED_TRACE(bytes);
        raw_peer peer(ws_in_memory);
        const std::string cookie = "Cookie: " + std::string(bytes, 'c') + "\r\n";
        EXPECT_EQ(status_of(peer.say(ws_upgrade_request("/", cookie))),
                  "HTTP/1.1 101 Switching Protocols");
        EXPECT_EQ(ws_frames_in(peer.say(ws_masked(ws_opcode::text, "ping"))), frames{"text Pong!"});
    }
}

TEST(WsUpgrade, AHeaderBeyondTheLimitIsRefusedWith431) {
    raw_peer peer(ws_in_memory);
    const std::string cookie = "Cookie: " + std::string(8 * 1024, 'c') + "\r\n";
    EXPECT_EQ(status_of(peer.say(ws_upgrade_request("/", cookie))),
              "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST(WsUpgrade, TheHeaderLimitCanBeSet) {
    limits limits;
    limits.max_header_bytes = 100;
    raw_peer peer(ws_in_memory, session_settings(limits, reply_mode::answer));
    EXPECT_EQ(status_of(peer.say(ws_upgrade_request())),
              "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST(WsUpgrade, AnEndlessHeaderIsRefusedWith431) {
    raw_peer peer(ws_in_memory);
    std::string response = peer.say("GET / HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 1000 && response.empty(); ++i)
        response = peer.say("X-Filler: 0123456789\r\n");
    EXPECT_EQ(status_of(response), "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST(WsUpgrade, TheWatcherHearsTheRequestsHead) {
    struct : session_watcher {
        std::string heard;
        void head(std::string_view method, std::string_view target,
                  std::string_view fields) override {
            heard.append(method).append(" ").append(target).append(" ").append(fields);
        }
    } watcher;
    raw_peer peer(ws_in_memory, session_settings(limits(), reply_mode::answer, &watcher));
    peer.say(ws_upgrade_request("/echo"));
    EXPECT_EQ(watcher.heard,
              "GET /echo Host: pong.test; Upgrade: websocket; Connection: Upgrade; "
              "Sec-WebSocket-Version: 13; Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
}

}  // namespace
}  // namespace pingpong
