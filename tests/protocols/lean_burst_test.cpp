// The lean sessions answer all that a read has brought in one write, and copy little.
#include <gtest/gtest.h>

#include "support/raw_peer.hpp"
#include "support/ws_bytes.hpp"

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

TEST(LeanBurst, OfRequestsTakesOneWritePerRead) {
    raw_peer peer(http_lean_in_memory);
    const std::string one = post("Ping");
    peer.say(repeated(one, 200));  // More than the first, small buffers hold.
    const std::size_t before = peer.session().stream().operations();
    EXPECT_EQ(peer.say(repeated(one, 500)), repeated(http_pong, 500));
    EXPECT_EQ(peer.session().stream().operations() - before, 2U) << "a write, and the next read";
}

TEST(LeanBurst, OfMessagesTakesOneWritePerRead) {
    raw_peer peer(ws_lean_in_memory);
    peer.say(ws_upgrade_request());
    const std::string one = ws_masked(ws_opcode::text, "Ping");
    peer.say(repeated(one, 1000));
    const std::size_t before = peer.session().stream().operations();
    EXPECT_EQ(peer.say(repeated(one, 5000)), repeated(ws_plain(ws_opcode::text, "Pong!"), 5000));
    EXPECT_EQ(peer.session().stream().operations() - before, 2U);
}

TEST(LeanBurst, IsAnsweredUpToTheLastCompleteMessage) {
    raw_peer peer(ws_lean_in_memory);
    const std::string one = ws_masked(ws_opcode::text, "Ping");
    peer.say(ws_upgrade_request());
    EXPECT_EQ(peer.say(one + one.substr(0, 7)), ws_plain(ws_opcode::text, "Pong!"));
    EXPECT_EQ(peer.say(one.substr(7)), ws_plain(ws_opcode::text, "Pong!"));
}

TEST(LeanBurst, OfFramesThatCameWithTheUpgradeIsAnswered) {
    raw_peer peer(ws_lean_in_memory);
    const std::string one = ws_masked(ws_opcode::text, "Ping");
    const std::string response = peer.say(ws_upgrade_request() + repeated(one, 3));
    EXPECT_TRUE(response.ends_with("\r\n\r\n" + repeated(ws_plain(ws_opcode::text, "Pong!"), 3)))
        << response;
}

TEST(LeanBurst, WithPingsAndACloseInItIsAnsweredInOrder) {
    raw_peer peer(ws_lean_in_memory);
    peer.say(ws_upgrade_request("/echo"));
    EXPECT_EQ(
        ws_frames_in(peer.say(ws_masked(ws_opcode::text, "1") + ws_masked(ws_opcode::ping, "2") +
                              ws_masked_close(4001, "3") + ws_masked(ws_opcode::text, "4"))),
        (std::vector<std::string>{"text 1", "pong 2", "close 4001"}));
    EXPECT_EQ(peer.outcome().value(), 1U);
}

TEST(LeanBurst, EndsWithTheRefusalOfWhatIsWrongInIt) {
    raw_peer peer(http_lean_in_memory);
    const std::string response = peer.say(repeated(post("Ping"), 2) + "nonsense\r\n\r\n");
    EXPECT_TRUE(response.starts_with(repeated(http_pong, 2) + "HTTP/1.1 400 Bad Request\r\n"))
        << response;
    EXPECT_TRUE(peer.sees_the_end());
}

TEST(LeanBurst, OfLongMessagesComesBackWhole) {
    // Some are copied into the batch of replies, some are written from where they lie.
    for (const std::size_t bytes : {100, 4095, 4096, 30'000, 65'536, 100'000}) {
        SCOPED_TRACE(bytes);
        const std::string payload(bytes, 'p');
        raw_peer http(http_lean_in_memory);
        const std::string replies = http.say(repeated(post(payload, "/echo"), 7));
        std::size_t found = 0, from = 0;
        while ((from = replies.find("\r\n\r\n" + payload, from)) != std::string::npos) {
            from += 4 + bytes;
            ++found;
        }
        EXPECT_EQ(found, 7U);
        EXPECT_TRUE(replies.ends_with("\r\n\r\n" + payload));

        raw_peer ws(ws_lean_in_memory);
        ws.say(ws_upgrade_request("/echo"));
        EXPECT_EQ(ws_frames_in(ws.say(repeated(ws_masked(ws_opcode::text, payload), 7))),
                  std::vector<std::string>(7, "text " + payload));
    }
}

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
