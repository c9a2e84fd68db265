// What Beast's own settings change on the wire and in the operations on a stream.
#include <gtest/gtest.h>

#include "support/streams/in_memory.hpp"

namespace pingpong {
namespace {

constexpr std::size_t long_message = 64 * 1024;

/// What a client moves for one exchange of so many bytes each way.
traffic moved_by(const memory_protocol& protocol, std::size_t bytes) {
    match both(protocol, echo_of(bytes), session_settings(limits(), reply_mode::echo));
    EXPECT_EQ(cause_of(both.open()), "");
    const traffic before = both.client().moved();
    EXPECT_EQ(cause_of(both.play(1)), "");
    return both.client().moved() - before;
}

constexpr const memory_protocol& tuned_http = every_protocol[1];
constexpr const memory_protocol& tuned_ws = every_protocol[4];
constexpr const memory_protocol& default_http = every_protocol[7];
constexpr const memory_protocol& default_ws = every_protocol[8];

TEST(BeastSettings, ALongMessageOfWebSocketIsOneFrameUnlessTheyAreBeastsOwn) {
    // Length and masking key of a frame: 14 bytes of a long one, 8 of one of 4096 bytes; the reply
    // is not masked.
    EXPECT_EQ(moved_by(tuned_ws, long_message).bytes_sent, long_message + 14);
    EXPECT_EQ(moved_by(default_ws, long_message).bytes_sent, long_message + 16 * 8);
    EXPECT_EQ(moved_by(tuned_ws, long_message).bytes_received, long_message + 10);
    EXPECT_EQ(moved_by(default_ws, long_message).bytes_received, long_message + 16 * 4);
}

TEST(BeastSettings, EachFragmentIsAWrite) {
    EXPECT_EQ(moved_by(tuned_ws, 60000).writes, 1);
    EXPECT_EQ(moved_by(default_ws, long_message).writes, 16);
}

TEST(BeastSettings, NothingReadsAheadBelowBeastsOwn) {
    const traffic tuned = moved_by(tuned_ws, long_message);
    const traffic as_it_comes = moved_by(default_ws, long_message);
    // Each of 16 frames takes a read of at most 1536 bytes and one of the rest.
    EXPECT_GE(as_it_comes.reads, 32);
    EXPECT_LT(tuned.reads, 8);
}

TEST(BeastSettings, AnUnreservedBufferOfHttpIsFilledBy512Bytes) {
    EXPECT_LE(moved_by(tuned_http, long_message).reads, 3);
    EXPECT_GE(moved_by(default_http, long_message).reads, long_message / 512);
}

TEST(BeastSettings, MakeNoDifferenceToAShortMessage) {
    for (const auto& [tuned, as_it_comes] :
         {std::pair(tuned_ws, default_ws), std::pair(tuned_http, default_http)}) {
        const traffic tuned_traffic = moved_by(tuned, 64);
        const traffic default_traffic = moved_by(as_it_comes, 64);
        EXPECT_EQ(tuned_traffic.bytes_sent, default_traffic.bytes_sent);
        EXPECT_EQ(tuned_traffic.bytes_received, default_traffic.bytes_received);
        EXPECT_EQ(tuned_traffic.writes, default_traffic.writes);
        EXPECT_EQ(tuned_traffic.reads, default_traffic.reads);
    }
}

}  // namespace
}  // namespace pingpong
