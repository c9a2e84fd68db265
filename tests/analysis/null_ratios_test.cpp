#include "pingpong/analysis/null_ratios.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

// ln(1100/1000) and ln(900/1000) have a mean of -0.005025 and a standard error of 0.100335;
// t(0.975, 1) = 12.7062.
TEST(NullRatios, AreOfTheFirstBlocksByTheSecondOnes) {
    report measured = report_of({"ws"});
    add_block(measured, 0, 0, 1, 1100ns);
    add_block(measured, 0, 0, 2, 1000ns);
    add_block(measured, 0, 1, 1, 900ns);
    add_block(measured, 0, 1, 2, 1000ns);
    const auto all = null_ratios_of(measured);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].cell, 0U);
    EXPECT_NEAR(all[0].ratio.value, std::exp(-0.0050252), 1e-6);
    EXPECT_NEAR(all[0].ratio.high.value(), std::exp(-0.0050252 + 12.7062 * 0.1003353), 1e-3);
}

TEST(NullRatios, AreOfEachContender) {
    report measured = report_of({"ws", "tcp"});
    for (std::size_t cell = 0; cell < 2; ++cell)
        for (const unsigned visit : {1U, 2U})
            add_block(measured, cell, 0, visit, 1000ns);
    const auto all = null_ratios_of(measured);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].cell, 1U);
    EXPECT_DOUBLE_EQ(all[1].ratio.value, 1);
    EXPECT_FALSE(all[1].ratio.low) << "of one round";
}

TEST(NullRatios, NeedTwoBlocksInARound) {
    report measured = report_of({"ws"}, 1);
    add_block(measured, 0, 0, 1, 1000ns);
    add_block(measured, 0, 1, 1, 1000ns);
    EXPECT_TRUE(null_ratios_of(measured).empty());
    EXPECT_TRUE(null_ratios_of(report_of({"ws"})).empty());
}

}  // namespace
}  // namespace pingpong
