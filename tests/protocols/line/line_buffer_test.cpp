#include "pingpong/protocols/line/line_buffer.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace pingpong {
namespace {

/// Puts `text` into the buffer as reads of any size would.
void receive(line_buffer& buffer, std::string_view text) {
    while (!text.empty()) {
        const auto room = buffer.room();
        ASSERT_GT(room.size(), 0);
        const std::size_t part = std::min(room.size(), text.size());
        std::memcpy(room.data(), text.data(), part);
        buffer.received(part);
        text.remove_prefix(part);
    }
}

TEST(LineBuffer, HasNoLineUntilItEnds) {
    line_buffer buffer(100);
    EXPECT_TRUE(buffer.empty());
    EXPECT_EQ(buffer.take_line(), std::nullopt);
    receive(buffer, "Pi");
    EXPECT_EQ(buffer.take_line(), std::nullopt);
    EXPECT_FALSE(buffer.empty());
    receive(buffer, "ng\n");
    EXPECT_EQ(buffer.take_line(), "Ping");
    EXPECT_TRUE(buffer.empty());
    EXPECT_EQ(buffer.take_line(), std::nullopt);
}

TEST(LineBuffer, TakesOneLineAfterTheOther) {
    line_buffer buffer(100);
    receive(buffer, "one\n\nthree\nfo");
    EXPECT_EQ(buffer.take_line(), "one");
    EXPECT_EQ(buffer.take_line(), "");
    EXPECT_EQ(buffer.take_line(), "three");
    EXPECT_EQ(buffer.take_line(), std::nullopt);
    receive(buffer, "ur\n");
    EXPECT_EQ(buffer.take_line(), "four");
}

TEST(LineBuffer, KeepsEveryByteButTheFeed) {
    line_buffer buffer(100);
    const std::string odd("\0\r\xff", 3);
    receive(buffer, odd + "\n");
    EXPECT_EQ(buffer.take_line(), odd);
}

TEST(LineBuffer, ALineIsTooLongOnlyBeyondTheLimit) {
    line_buffer buffer(10);
    receive(buffer, std::string(10, 'x'));
    EXPECT_FALSE(buffer.too_long());
    receive(buffer, "x");
    EXPECT_TRUE(buffer.too_long());
}

TEST(LineBuffer, GrowsWithALineAndOffersRoomForMuchOfTheRest) {
    const std::string longest(1 << 20, 'x');
    line_buffer buffer(longest.size());
    receive(buffer, longest);
    EXPECT_FALSE(buffer.too_long());
    EXPECT_GE(buffer.room().size(), tuning::read_buffer_bytes / 2);
    receive(buffer, "\nnext\n");
    EXPECT_EQ(buffer.take_line(), longest);
    EXPECT_EQ(buffer.take_line(), "next");
}

TEST(LineBuffer, HasLittleRoomUntilAReadFillsIt) {
    line_buffer buffer(1 << 20);
    receive(buffer, "Ping\n");
    EXPECT_EQ(buffer.take_line(), "Ping");
    EXPECT_LE(buffer.room().size(), 2048) << "which an idle connection keeps";
    for (int read = 0; read < 5; ++read) {
        const std::string lines(buffer.room().size(), '\n');
        receive(buffer, lines);
        for (std::size_t i = 0; i < lines.size(); ++i)
            EXPECT_EQ(buffer.take_line(), "");
    }
    EXPECT_EQ(buffer.room().size(), tuning::read_buffer_bytes);
}

}  // namespace
}  // namespace pingpong
