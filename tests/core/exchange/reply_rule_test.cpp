#include "pingpong/core/exchange/reply_rule.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pingpong {
namespace {

std::string answer(std::string_view request) {
    std::string storage;
    return std::string(reply_to(request, reply_mode::answer, storage));
}

TEST(ReplyRule, FindsPingInAnyCase) {
    for (const char* text : {"ping", "Ping", "PING", "pInG", "pINg"}) {
        EXPECT_TRUE(contains_ping(text)) << text;
        EXPECT_EQ(answer(text), "Pong!") << text;
    }
}

TEST(ReplyRule, FindsPingAnywhereInTheText) {
    for (const char* text : {"Ping 7!", "shopping", "pipiping", "\nPING\n", "ppingg", "pin ping"})
        EXPECT_EQ(answer(text), "Pong!") << text;
}

TEST(ReplyRule, FindsPingBehindAZeroByte) {
    EXPECT_TRUE(contains_ping(std::string_view("\0ping", 5)));
}

TEST(ReplyRule, IsNotSatisfiedByPartsOfTheWord) {
    for (const char* text : {"", "p", "pin", "ing", "pi ng", "p-i-n-g", "pong", "gnip", "pingo"})
        EXPECT_EQ(contains_ping(text), std::string_view(text) == "pingo") << text;
}

// A dotless i, a fullwidth p, and the characters that lie 32 away from letters in ASCII.
TEST(ReplyRule, FoldsAsciiLettersOnly) {
    for (const char* text : {"p\xC4\xB1ng", "\xEF\xBD\x90ing", "P\xC4\xB0NG", "p\tng", "0ing",
                             "pIN\x07", "\xD0ing", "pin\xE7"})
        EXPECT_FALSE(contains_ping(text)) << text;
}

TEST(ReplyRule, AcknowledgesOtherText) {
    EXPECT_EQ(answer("hello"), "Data hello received successfully.");
    EXPECT_EQ(answer(" a\tb "), "Data  a\tb  received successfully.");
    EXPECT_EQ(answer(""), "Data  received successfully.");
}

TEST(ReplyRule, EchoesByteForByte) {
    const std::string_view request("Ping\0\xFF\n", 7);
    std::string storage = "untouched";
    const std::string_view reply = reply_to(request, reply_mode::echo, storage);
    EXPECT_EQ(reply, request);
    EXPECT_EQ(reply.data(), request.data());
    EXPECT_EQ(storage, "untouched");
    EXPECT_EQ(reply_to("", reply_mode::echo, storage), "");
}

TEST(ReplyRule, LeavesTheStorageAloneForPings) {
    std::string storage = "untouched";
    EXPECT_EQ(reply_to("a ping", reply_mode::answer, storage), "Pong!");
    EXPECT_EQ(storage, "untouched");
}

TEST(ReplyRule, ComposesInTheStorageWithoutAllocatingAgain) {
    std::string storage;
    reply_to(std::string(500, 'x'), reply_mode::answer, storage);
    const char* const place = storage.data();
    const std::size_t room = storage.capacity();
    for (const std::size_t length : {0U, 1U, 400U, 500U}) {
        const std::string request(length, 'y');
        const std::string_view reply = reply_to(request, reply_mode::answer, storage);
        EXPECT_EQ(reply, "Data " + request + " received successfully.");
        EXPECT_EQ(reply.data(), place);
    }
    EXPECT_EQ(storage.capacity(), room);
}

}  // namespace
}  // namespace pingpong
