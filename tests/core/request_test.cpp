#include "pingpong/core/request.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

TEST(Request, IsPingUnlessToldOtherwise) {
    request_text say{request()};
    EXPECT_EQ(say.text(), "Ping");
    EXPECT_EQ(say.reply(), "Pong!");
    EXPECT_EQ(say.mode(), reply_mode::answer);
    EXPECT_FALSE(say.changes());
}

TEST(Request, StaysTheSameWhenFixed) {
    request_text say(request("hello"));
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(say.text(), "hello");
        EXPECT_EQ(say.reply(), "Data hello received successfully.");
        say.advance();
    }
}

TEST(Request, ExpectsItselfBackInEchoMode) {
    const request_text say(request("Ping me", reply_mode::echo));
    EXPECT_EQ(say.text(), "Ping me");
    EXPECT_EQ(say.reply(), "Ping me");
    EXPECT_EQ(say.mode(), reply_mode::echo);
}

TEST(Request, CountsFromZero) {
    request_text say(request::counting("Ping ", "!"));
    EXPECT_TRUE(say.changes());
    for (int i = 0; i < 12; ++i) {
        say.advance();
        EXPECT_EQ(say.text(), "Ping " + std::to_string(i) + "!");
        EXPECT_EQ(say.reply(), "Pong!");
    }
}

TEST(Request, ComposesTheReplyToEachNumberedText) {
    request_text say(request::counting("a", ""));
    say.advance();
    EXPECT_EQ(say.reply(), "Data a0 received successfully.");
    say.advance();
    EXPECT_EQ(say.reply(), "Data a1 received successfully.");
}

TEST(Request, HasExactlyTheSizeAskedFor) {
    for (const std::size_t bytes : {1U, 3U, 4U, 5U, 125U, 126U, 4096U, 65535U, 65536U}) {
        const request_text say(request::of_size(bytes));
        EXPECT_EQ(say.text().size(), bytes);
        EXPECT_EQ(say.reply(), say.text());
        EXPECT_EQ(say.mode(), reply_mode::echo);
        EXPECT_FALSE(say.changes());
    }
}

TEST(Request, BeginsWithAsMuchOfPingAsFits) {
    EXPECT_EQ(request_text(request::of_size(1)).text(), "P");
    EXPECT_EQ(request_text(request::of_size(3)).text(), "Pin");
    EXPECT_EQ(request_text(request::of_size(4)).text(), "Ping");
    EXPECT_EQ(request_text(request::of_size(70000)).text().substr(0, 4), "Ping");
}

// A line feed would end a message of `tcp` and `unix`, and a WebSocket text must be UTF-8.
TEST(Request, HoldsPrintableAsciiOnly) {
    for (const std::size_t bytes : {1U, 5U, 125U, 65536U}) {
        const request_text say(request::of_size(bytes));
        for (const char c : say.text())
            ASSERT_TRUE(c > ' ' && c < '\x7f') << bytes;
    }
}

}  // namespace
}  // namespace pingpong
