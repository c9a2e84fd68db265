// Sessions answer all that a read has brought in one write.
#include <gtest/gtest.h>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string post(std::string_view body, std::string_view target = "/") {
    std::string text("POST ");
    text.append(target).append(" HTTP/1.1\r\nHost: x\r\nContent-Length: ");
    return text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
}

constexpr std::string_view http_pong =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nPong!";

/// An implementation of a protocol.
struct burst_server {
    const char* name;
    made_session session;
};

std::ostream& operator<<(std::ostream& out, const burst_server& tested) {
    return out << tested.name;
}

class HttpBurst : public testing::TestWithParam<burst_server> {
protected:
    raw_peer peer{GetParam().session};
};

class WsBurst : public HttpBurst {
protected:
    const std::string frame = ws_masked(ws_opcode::text, "Ping");
    const std::string pong = ws_plain(ws_opcode::text, "Pong!");
};

TEST_P(HttpBurst, TakesNoMoreWritesThanReads) {
    peer.say(repeated(post("Ping"), 200));  // More than the first, small buffers hold.
    const traffic before = peer.session().moved();
    EXPECT_EQ(peer.say(repeated(post("Ping"), 5000)), repeated(http_pong, 5000));
    const traffic moved = peer.session().moved() - before;
    EXPECT_LE(moved.writes, moved.reads);
    EXPECT_LT(moved.reads, 20);
}

TEST_P(WsBurst, TakesNoMoreWritesThanReads) {
    peer.say(ws_upgrade_request());
    peer.say(repeated(frame, 1000));
    const traffic before = peer.session().moved();
    EXPECT_EQ(peer.say(repeated(frame, 5000)), repeated(pong, 5000));
    const traffic moved = peer.session().moved() - before;
    EXPECT_LE(moved.writes, moved.reads);
    EXPECT_LT(moved.reads, 20);
}

TEST_P(HttpBurst, IsAnsweredUpToTheLastCompleteRequest) {
    const std::string request = post("Ping");
    EXPECT_EQ(peer.say(request + request.substr(0, 30)), http_pong);
    EXPECT_EQ(peer.say(request.substr(30) + request + request.substr(0, request.size() - 1)),
              repeated(http_pong, 2));
    EXPECT_EQ(peer.say(request.substr(request.size() - 1)), http_pong);
}

TEST_P(WsBurst, IsAnsweredUpToTheLastCompleteMessage) {
    peer.say(ws_upgrade_request());
    EXPECT_EQ(peer.say(frame + frame.substr(0, 7)), pong);
    EXPECT_EQ(peer.say(frame.substr(7)), pong);
    EXPECT_EQ(peer.say(repeated(frame, 3) + frame.substr(0, 1)), repeated(pong, 3));
}

TEST_P(WsBurst, ThatCameWithTheUpgradeIsAnswered) {
    const std::string response = peer.say(ws_upgrade_request() + repeated(frame, 3));
    EXPECT_TRUE(response.ends_with("\r\n\r\n" + repeated(pong, 3))) << response;
}

TEST_P(WsBurst, WithPingsAndACloseInItIsAnsweredInOrder) {
    peer.say(ws_upgrade_request("/echo"));
    EXPECT_EQ(
        ws_frames_in(peer.say(ws_masked(ws_opcode::text, "1") + ws_masked(ws_opcode::ping, "2") +
                              ws_masked_close(4001, "3") + ws_masked(ws_opcode::text, "4"))),
        (std::vector<std::string>{"text 1", "pong 2", "close 4001"}));
    EXPECT_EQ(peer.outcome().value(), 1U);
}

TEST_P(WsBurst, EndsWithTheCloseOfWhatIsWrongInIt) {
    peer.say(ws_upgrade_request());
    EXPECT_EQ(ws_frames_in(peer.say(repeated(frame, 2) + ws_plain(ws_opcode::text, "unmasked"))),
              (std::vector<std::string>{"text Pong!", "text Pong!", "close 1002"}));
}

TEST_P(HttpBurst, EndsWithTheRefusalOfWhatIsWrongInIt) {
    const std::string response = peer.say(repeated(post("Ping"), 2) + "nonsense\r\n\r\n");
    EXPECT_TRUE(response.starts_with(repeated(http_pong, 2) + "HTTP/1.1 400 Bad Request\r\n"))
        << response;
    EXPECT_TRUE(peer.sees_the_end());
}

TEST_P(HttpBurst, WithARequestThatAwaitsToGoOnIsAnsweredInOrder) {
    EXPECT_EQ(peer.say(post("Ping") + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                                      "Expect: 100-continue\r\n\r\n"),
              std::string(http_pong) + "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(peer.say("Ping"), http_pong);
}

// Some replies are copied into the batch, some are written from where they lie.
TEST_P(HttpBurst, OfLongRequestsComesBackWhole) {
    for (const std::size_t bytes : {100, 4095, 4096, 30'000, 65'536, 100'000}) {
        SCOPED_TRACE(bytes);
        const std::string payload(bytes, 'p');
        const std::string replies = peer.say(repeated(post(payload, "/echo"), 7));
        std::size_t found = 0, from = 0;
        while ((from = replies.find("\r\n\r\n" + payload, from)) != std::string::npos) {
            from += 4 + bytes;
            ++found;
        }
        EXPECT_EQ(found, 7U);
        EXPECT_TRUE(replies.ends_with("\r\n\r\n" + payload));
    }
}

TEST_P(WsBurst, OfLongMessagesComesBackWhole) {
    peer.say(ws_upgrade_request("/echo"));
    for (const std::size_t bytes : {100, 4095, 4096, 30'000, 65'536, 100'000}) {
        SCOPED_TRACE(bytes);
        const std::string payload(bytes, 'p');
        EXPECT_EQ(ws_frames_in(peer.say(repeated(ws_masked(ws_opcode::text, payload), 7))),
                  std::vector<std::string>(7, "text " + payload));
    }
}

TEST_P(WsBurst, SomeOfItIsAnsweredWhenTheSessionIsFinished) {
    peer.say(ws_upgrade_request());
    peer.say(repeated(frame, 3) + frame.substr(0, 3));
    started<result<>> finishing(peer.context(), peer.session().finish());
    EXPECT_EQ(ws_frames_in(peer.hear()), std::vector<std::string>{"close 1001"});
    peer.say(frame.substr(3) + ws_masked_close(1001));
    EXPECT_TRUE(peer.session_ended());
}

INSTANTIATE_TEST_SUITE_P(Of, HttpBurst,
                         testing::Values(burst_server{"http", http_in_memory},
                                         burst_server{"http_lean", http_lean_in_memory}),
                         testing::PrintToStringParamName());
INSTANTIATE_TEST_SUITE_P(Of, WsBurst,
                         testing::Values(burst_server{"ws", ws_in_memory},
                                         burst_server{"ws_lean", ws_lean_in_memory}),
                         testing::PrintToStringParamName());

TEST(LeanWsSession, AFrameThatIsWrongBehindItsCloseIsNoMatter) {
    raw_peer peer(ws_lean_in_memory);
    peer.say(ws_upgrade_request());
    started<result<>> finishing(peer.context(), peer.session().finish());
    EXPECT_EQ(ws_frames_in(peer.hear()), std::vector<std::string>{"close 1001"});
    EXPECT_EQ(peer.say(ws_masked(ws_opcode::text, "Ping") + ws_masked(ws_opcode::ping, "")), "")
        << "it has said its last word";
    peer.say(ws_masked_close(1001));
    EXPECT_EQ(cause_of(finishing.value()), "");
    EXPECT_TRUE(peer.session_ended());
}

TEST(LeanWsSession, IsFinishedWhileItWrites) {
    raw_peer peer(ws_lean_in_memory);
    peer.say(ws_upgrade_request("/echo"));
    peer.session().stream().write_at_most(1);
    peer.end().write(ws_masked(ws_opcode::text, "a long story"));
    peer.context().restart();
    while (peer.end().unread().size() < 3)
        peer.context().poll_one();
    started<result<>> finishing(peer.context(), peer.session().finish());
    EXPECT_EQ(ws_frames_in(peer.hear()),
              (std::vector<std::string>{"text a long story", "close 1001"}));
    peer.say(ws_masked_close(1001));
    EXPECT_EQ(cause_of(finishing.value()), "");
}

}  // namespace
}  // namespace pingpong
