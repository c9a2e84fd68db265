#include "pingpong/core/round_trips.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace pingpong {
namespace {

using namespace std::chrono_literals;

TEST(RoundTrips, HaveNoRoomAtFirst) {
    round_trips samples;
    EXPECT_EQ(samples.room(), 0U);
    EXPECT_TRUE(samples.samples().empty());
}

TEST(RoundTrips, AreKeptInTheOrderTheyHappened) {
    round_trips samples;
    samples.prepare(3);
    samples.record(30ns);
    samples.record(10ns);
    ASSERT_EQ(samples.samples().size(), 2U);
    EXPECT_EQ(samples.samples()[0], 30ns);
    EXPECT_EQ(samples.samples()[1], 10ns);
    EXPECT_EQ(samples.room(), 1U);
}

TEST(RoundTrips, AreForgottenWhenRoomIsMadeAnew) {
    round_trips samples;
    samples.prepare(2);
    samples.record(1ns);
    samples.prepare(5);
    EXPECT_TRUE(samples.samples().empty());
    EXPECT_EQ(samples.room(), 5U);
    samples.prepare(0);
    EXPECT_EQ(samples.room(), 0U);
}

TEST(RoundTrips, KeepTheirPlaceInMemoryWhileTheyDoNotGrow) {
    round_trips samples;
    samples.prepare(100);
    samples.record(1ns);
    const round_trip* const place = samples.samples().data();
    for (const std::size_t count : {50U, 0U, 100U}) {
        samples.prepare(count);
        EXPECT_EQ(samples.samples().data(), place) << count;
    }
}

}  // namespace
}  // namespace pingpong
