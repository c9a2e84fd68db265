// A client of `tcp` and `unix`: the bytes of its requests, and servers that do not behave.
#include <gtest/gtest.h>

#include "support/streams/raw_peer.hpp"

namespace pingpong {
namespace {

constexpr const memory_protocol& line = every_protocol[0];

/// What one exchange fails with when the server says `text` and ends; "" when it does not.
std::string cause_of_reply(std::string_view text, client_settings says = {}) {
    match both(line, std::move(says));
    both.network.accept = reciting(std::string(text));
    EXPECT_EQ(cause_of(both.open()), "");
    return cause_of(both.play(1));
}

TEST(LineClient, SaysLinesAndCountsTheirBytes) {
    match both(line, client_settings(request::counting("Ping ", "!")));
    both.network.accept = reciting_and_staying("Pong!\n");
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(1)), "");
    both.network.server_ends[0].write("Pong!\n");
    ASSERT_EQ(cause_of(both.play(1)), "");
    EXPECT_EQ(both.network.server_ends[0].unread(), "Ping 0!\nPing 1!\n");
    EXPECT_EQ(both.client().moved().bytes_sent, 16);
    EXPECT_EQ(both.client().moved().bytes_received, 12);
    EXPECT_EQ(both.client().moved().writes, 2);
    EXPECT_EQ(both.client().moved().reads, 2);
    EXPECT_EQ(both.client().moved().connections, 1);
}

TEST(LineClient, SaysItsFixedRequestInEveryExchange) {
    match both(line, client_settings(request("hey")));
    ASSERT_EQ(cause_of(both.play_whole(3)), "");
    EXPECT_EQ(both.client().moved().bytes_sent, 3 * 4);
    EXPECT_EQ(both.client().moved().bytes_received, 3 * 32);
    EXPECT_FALSE(both.network.client_ends[0].is_open());
}

TEST(LineClient, AnyOtherLineIsAWrongReply) {
    for (const std::string_view reply : {"pong!\n", "Pong!!\n", "Pong\n", "\n", "Pong!\r\n"})
        EXPECT_EQ(cause_of_reply(reply), cause(errc::wrong_reply, "line reply")) << reply;
}

TEST(LineClient, TheRightLineWithMoreBehindItIsAWrongReply) {
    EXPECT_EQ(cause_of_reply("Pong!\n"), "");
    EXPECT_EQ(cause_of_reply("Pong!\nP"), cause(errc::wrong_reply, "line reply"));
    EXPECT_EQ(cause_of_reply("Pong!\nPong!\n"), cause(errc::wrong_reply, "line reply"));
}

TEST(LineClient, ALineCutAnywhereIsClosedEarly) {
    const std::string_view reply = "Pong!\n";
    for (std::size_t cut = 0; cut < reply.size(); ++cut)
        EXPECT_EQ(cause_of_reply(reply.substr(0, cut)), cause(errc::closed_early, "line read"))
            << cut;
}

TEST(LineClient, AReplyBeyondTheLimitIsAFailure) {
    client_settings says;
    says.limits.max_message_bytes = 5;
    EXPECT_EQ(cause_of_reply("Pong!\n", says), "");
    EXPECT_EQ(cause_of_reply("Pong!Pong!", says), cause(errc::message_too_large, "line read"));
    says.limits.max_message_bytes = 4;
    EXPECT_NE(cause_of_reply("Pong!", says), "");
}

TEST(LineClient, AWrongReplyIsNoSample) {
    match both(line, client_settings(request("hello")));
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(2)), "");
    both.network.server_ends[0].write("Pong!\n");
    EXPECT_EQ(cause_of(both.play(2)), cause(errc::wrong_reply, "line reply"));
    EXPECT_EQ(both.samples().size(), 0);
}

}  // namespace
}  // namespace pingpong
