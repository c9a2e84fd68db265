#include "pingpong/reporter/wording/figures.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(FormatEstimate, HasAsManyDecimalsAsItNeeds) {
    EXPECT_EQ(format_estimate({0.9, 0.88, 0.92}), "0.90 [0.88, 0.92]");
    EXPECT_EQ(format_estimate({0.9, 0.895, 0.905}), "0.900 [0.895, 0.905]");
    EXPECT_EQ(format_estimate({70'123.4, 69'000, 71'000}), "70123 [69000, 71000]");
    EXPECT_EQ(format_estimate({12.5, {}, {}}), "12.50");
    EXPECT_EQ(format_estimate({0.00001, {}, {}}), "0.000010");
}

TEST(TimeUnit, IsTheLargestThatTheShortestTimeIsOneOf) {
    EXPECT_EQ(choose_time_unit(0).name, "ns");
    EXPECT_EQ(choose_time_unit(999).name, "ns");
    EXPECT_EQ(choose_time_unit(1e3).name, "us");
    EXPECT_EQ(choose_time_unit(999'999).name, "us");
    EXPECT_EQ(choose_time_unit(1e6).name, "ms");
    EXPECT_EQ(choose_time_unit(3.6e12).name, "s");
    EXPECT_EQ(choose_time_unit(3.6e12).ns, 1e9);
}

TEST(FormatDifference, TakesTheUnitOfTheTimesBesideIt) {
    const estimate difference{-41'717'200, -42'000'000, -41'400'000};
    EXPECT_EQ(format_difference(difference), "-41717.2 us [-42000.0, -41400.0]");
    EXPECT_EQ(format_difference(difference, choose_time_unit(1e6)), "-41.7 ms [-42.0, -41.4]");
    EXPECT_EQ(format_difference({500, {}, {}}, choose_time_unit(1e3)), "+0.50 us");
    EXPECT_EQ(format_difference({12'000, {}, {}}, choose_time_unit(1e6)), "+0.012 ms");
}

}  // namespace
}  // namespace pingpong
