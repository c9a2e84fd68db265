#include "pingpong/process/descriptor_limit.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace pingpong::command {
namespace {

/// Beyond those that every program has open.
std::uint64_t needed_by(const contender_spec& contender, std::uint64_t connections) {
    return descriptors_for(std::vector{contender}, connections, protocol_table()) -
           other_descriptors;
}

TEST(DescriptorLimit, CountsBothEndsAndTheListenerOfAServerInThisProcess) {
    EXPECT_EQ(needed_by("tcp", 1), 3U);
    EXPECT_EQ(needed_by("ws", 64), 129U);
}

TEST(DescriptorLimit, CountsTheEndsThatAreAboutToCloseWhereEveryExchangeConnects) {
    EXPECT_EQ(needed_by("http-close", 64), 193U);
}

TEST(DescriptorLimit, CountsTheClientsEndAloneOfAServerElsewhere) {
    for (const char* name : {"tcp", "http-keepalive", "http-close"})
        EXPECT_EQ(needed_by({name, endpoint{}}, 64), 64U) << name;
}

TEST(DescriptorLimit, AddsUpOverTheContenders) {
    EXPECT_EQ(
        descriptors_for(std::vector<contender_spec>{"tcp", "http-close"}, 10, protocol_table()),
        other_descriptors + 21 + 31);
}

}  // namespace
}  // namespace pingpong::command
