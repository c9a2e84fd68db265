#include "pingpong/core/exchange/request.hpp"

#include <gtest/gtest.h>

#include <string>

#include "pingpong/core/exchange/request_sequence.hpp"

namespace pingpong {
namespace {

TEST(Request, IsPingUnlessToldOtherwise) {
    request_sequence sent{request()};
    EXPECT_EQ(sent.bytes(), "Ping");
    EXPECT_EQ(sent.expected(), "Pong!");
    EXPECT_TRUE(sent.accepts("Pong!"));
    EXPECT_FALSE(sent.accepts("pong!"));
}

TEST(Request, StaysTheSameWhenFixed) {
    request_sequence sent(request("hello"));
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(sent.bytes(), "hello");
        EXPECT_TRUE(sent.accepts("Data hello received successfully."));
        sent.advance();
    }
}

TEST(Request, ExpectsItselfBackInEchoMode) {
    const request_sequence sent(request("Ping me", reply_mode::echo));
    EXPECT_EQ(sent.bytes(), "Ping me");
    EXPECT_TRUE(sent.accepts("Ping me"));
}

TEST(Request, HasExactlyTheSizeAskedFor) {
    for (const std::size_t bytes : {1U, 3U, 4U, 5U, 125U, 126U, 4096U, 65535U, 65536U}) {
        const request_sequence sent(request::of_size(bytes));
        EXPECT_EQ(sent.bytes().size(), bytes);
        EXPECT_EQ(sent.expected(), sent.bytes());
    }
}

TEST(Request, BeginsWithAsMuchOfPingAsFits) {
    EXPECT_EQ(request::of_size(1).texts.front(), "P");
    EXPECT_EQ(request::of_size(3).texts.front(), "Pin");
    EXPECT_EQ(request::of_size(4).texts.front(), "Ping");
    EXPECT_EQ(request::of_size(70000).texts.front().substr(0, 4), "Ping");
}

TEST(Request, ItsReplyMayHaveAnotherSize) {
    const request_sequence sent(request::of_sizes(200, 20480));
    EXPECT_EQ(sent.bytes().size(), 200U);
    EXPECT_EQ(sent.expected().size(), 20480U);
}

// A line feed would end a message of `tcp` and `unix`, and a WebSocket text must be UTF-8.
TEST(Request, HoldsPrintableAsciiOnly) {
    for (const std::size_t bytes : {1U, 5U, 125U, 65536U}) {
        const request_sequence sent(request::of_sizes(bytes, 2 * bytes));
        const std::string both = std::string(sent.bytes()).append(sent.expected());
        for (const char c : both)
            ASSERT_TRUE(c > ' ' && c < '\x7f') << bytes;
    }
}

}  // namespace
}  // namespace pingpong
