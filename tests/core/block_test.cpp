#include "pingpong/core/block.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace pingpong {
namespace {

using namespace std::chrono_literals;

// Powers of two, so that no other set of parts has the same sum.
TEST(Trial, LastsAsLongAsItsPartsTogether) {
    trial trial;
    trial.connect = 1ns;
    trial.handshake = 2ns;
    trial.first_exchange = 4ns;
    trial.blocks = 8ns;
    trial.close = 16ns;
    trial.warm_up = 1024ns;
    EXPECT_EQ(trial.duration(), 31ns);
}

TEST(Trial, CountsAPartThatDidNotHappenAsNothing) {
    trial trial;
    EXPECT_EQ(trial.duration(), 0ns);
    trial.blocks = 8ns;
    EXPECT_EQ(trial.duration(), 8ns);
    trial.close = 16ns;
    EXPECT_EQ(trial.duration(), 24ns);
}

TEST(Block, AddsWhatWasMovedOnSeveralConnections) {
    const traffic moved = traffic{100, 200, 30, 40, 4} + traffic{10, 20, 3, 4, 1};
    EXPECT_EQ(moved.bytes_sent, 110U);
    EXPECT_EQ(moved.bytes_received, 220U);
    EXPECT_EQ(moved.writes, 33U);
    EXPECT_EQ(moved.reads, 44U);
    EXPECT_EQ(moved.connections, 5U);
    const tcp_segments segments = tcp_segments{10, 20, 2} + tcp_segments{1, 2, 1};
    EXPECT_EQ(segments.sent, 11U);
    EXPECT_EQ(segments.received, 22U);
    EXPECT_EQ(segments.retransmitted, 3U);
}

TEST(Block, SubtractsWhatWasMovedBefore) {
    const traffic moved = traffic{110, 220, 33, 44, 5} - traffic{10, 20, 3, 4, 1};
    EXPECT_EQ(moved.bytes_sent, 100U);
    EXPECT_EQ(moved.bytes_received, 200U);
    EXPECT_EQ(moved.writes, 30U);
    EXPECT_EQ(moved.reads, 40U);
    EXPECT_EQ(moved.connections, 4U);
}

TEST(Block, SubtractsTheSegmentsOfBefore) {
    const tcp_segments segments = tcp_segments{11, 22, 3} - tcp_segments{1, 2, 1};
    EXPECT_EQ(segments.sent, 10U);
    EXPECT_EQ(segments.received, 20U);
    EXPECT_EQ(segments.retransmitted, 2U);
}

TEST(Block, AddsWhatTheProcessSpent) {
    const process_usage spent = process_usage{4us, 5us, 8, 9} + process_usage{1us, 2us, 3, 4};
    EXPECT_EQ(spent.user, 5us);
    EXPECT_EQ(spent.system, 7us);
    EXPECT_EQ(spent.voluntary_switches, 11U);
    EXPECT_EQ(spent.involuntary_switches, 13U);
}

TEST(Block, SubtractsWhatTheProcessHadSpentBefore) {
    const process_usage spent = process_usage{5us, 7us, 11, 13} - process_usage{1us, 2us, 3, 4};
    EXPECT_EQ(spent.user, 4us);
    EXPECT_EQ(spent.system, 5us);
    EXPECT_EQ(spent.voluntary_switches, 8U);
    EXPECT_EQ(spent.involuntary_switches, 9U);
}

}  // namespace
}  // namespace pingpong
