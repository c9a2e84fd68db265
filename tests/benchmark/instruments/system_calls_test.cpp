#include "instruments/system_calls.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace pingpong::benchmark {
namespace {

/// A byte from one end of a pair to the other, so many times, and one read too many.
void send_bytes(const std::array<int, 2>& pair, int times) {
    for (char byte = 'x'; times > 0; --times) {
        ::send(pair[0], &byte, 1, 0);
        ::recv(pair[1], &byte, 1, 0);
        ::recv(pair[1], &byte, 1, MSG_DONTWAIT);
    }
}

TEST(SystemCalls, AreCountedStepByStep) {
    const auto steps = count_system_calls([](const auto& next_step) {
        std::array<int, 2> pair{};
        ::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data());
        send_bytes(pair, 5);
        next_step();
        send_bytes(pair, 1);
        next_step();
        send_bytes(pair, 3);
        next_step();
        send_bytes(pair, 5);
    });
    ASSERT_EQ(steps.size(), 2);
    EXPECT_EQ(steps[0], (call_counts{{"sendto", 1}, {"recvfrom", 1}, {"recvfrom in vain", 1}}));
    EXPECT_EQ(steps[1], (call_counts{{"sendto", 3}, {"recvfrom", 3}, {"recvfrom in vain", 3}}));
    EXPECT_EQ(total(steps[1]), 9);
}

TEST(SystemCalls, OfWorkThatFailsAreNone) {
    const auto fail = [](const auto&) { throw std::runtime_error("as the test wants it"); };
    EXPECT_THROW(count_system_calls(fail), std::runtime_error);
}

TEST(SystemCalls, OfWorkWithoutStepsAreNone) {
    EXPECT_TRUE(count_system_calls([](const auto&) {}).empty());
}

}  // namespace
}  // namespace pingpong::benchmark
