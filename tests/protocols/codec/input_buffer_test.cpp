#include "pingpong/protocols/codec/input_buffer.hpp"

#include <gtest/gtest.h>

#include <cstring>

namespace pingpong {
namespace {

/// Fills as much of the room as `bytes` take, as a read does.
std::size_t give(input_buffer& buffer, std::string_view bytes) {
    const auto room = buffer.room();
    const std::size_t moved = std::min(room.size(), bytes.size());
    std::memcpy(room.data(), bytes.data(), moved);
    buffer.received(moved);
    return moved;
}

TEST(InputBuffer, KeepsWhatWasNotConsumedInOnePiece) {
    input_buffer buffer;
    EXPECT_TRUE(buffer.empty());
    give(buffer, "one two");
    buffer.consume(4);
    EXPECT_EQ(buffer.bytes(), "two");
    give(buffer, " three");
    EXPECT_EQ(buffer.bytes(), "two three");
    buffer.consume(9);
    EXPECT_TRUE(buffer.empty());
}

TEST(InputBuffer, BeginsSmallAndGrowsWhenItIsFilled) {
    input_buffer buffer;
    EXPECT_LE(buffer.room().size(), 256U);
    give(buffer, "few");
    EXPECT_LE(buffer.room().size(), 256U);
    for (int i = 0; i < 2; ++i) {
        give(buffer, std::string(10'000, 'x'));
        buffer.consume(buffer.size());
    }
    EXPECT_EQ(buffer.room().size(), tuning::read_buffer_bytes);
    EXPECT_EQ(give(buffer, std::string(100'000, 'x')), tuning::read_buffer_bytes);
    buffer.consume(buffer.size());
    EXPECT_EQ(buffer.room().size(), tuning::read_buffer_bytes) << "no larger without need";
}

TEST(InputBuffer, HasRoomForAllOfALongMessage) {
    input_buffer buffer;
    give(buffer, "begin ");
    EXPECT_GE(buffer.room(1'000'000).size(), 1'000'000U - 6);
    EXPECT_EQ(buffer.bytes(), "begin ");
}

TEST(InputBuffer, GrowsWhileNothingIsConsumed) {
    input_buffer buffer;
    std::string all;
    while (all.size() < 300'000) {
        const std::string piece(1000, static_cast<char>('a' + all.size() % 26));
        all.append(piece, 0, give(buffer, piece));
    }
    EXPECT_EQ(buffer.bytes(), all);
}

TEST(InputBuffer, TakesWhatWasReadElsewhere) {
    input_buffer buffer;
    buffer.append("");
    buffer.append("early");
    give(buffer, " late");
    buffer.consume(1);
    buffer.append("r");
    EXPECT_EQ(buffer.bytes(), "arly later");
}

TEST(InputBuffer, AFilledOneGrowsToTheRoomOfAConnectionAndNoFurther) {
    input_buffer input;
    const std::size_t limit = input.room(60'000).size();
    input.received(limit);
    input.consume(limit);
    EXPECT_EQ(input.room().size(), tuning::read_buffer_bytes);
}

TEST(InputBuffer, TheMemoryOfAVeryLongMessageIsGivenBack) {
    input_buffer input;
    const std::size_t limit = input.room(16 * 1024 * 1024).size();
    EXPECT_GE(limit, 16U * 1024 * 1024);
    input.received(limit);
    input.consume(limit);
    EXPECT_LE(input.room().size(), tuning::read_buffer_bytes);
}

}  // namespace
}  // namespace pingpong
