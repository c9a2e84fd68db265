#include "pingpong/reporter/wording/time_unit.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(TimeUnit, IsTheLargestThatTheShortestTimeIsOneOf) {
    EXPECT_EQ(time_unit_for(0).name, "ns");
    EXPECT_EQ(time_unit_for(999).name, "ns");
    EXPECT_EQ(time_unit_for(1e3).name, "us");
    EXPECT_EQ(time_unit_for(999'999).name, "us");
    EXPECT_EQ(time_unit_for(1e6).name, "ms");
    EXPECT_EQ(time_unit_for(3.6e12).name, "s");
    EXPECT_EQ(time_unit_for(3.6e12).ns, 1e9);
}

}  // namespace
}  // namespace pingpong
