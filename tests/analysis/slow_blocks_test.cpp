#include "pingpong/analysis/slow_blocks.hpp"

#include <gtest/gtest.h>

#include "support/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// Medians of 1000 to 1007 ns: quartiles 1001 and 1005, so that the fence is at 1017.
report quiet_report() {
    report made = report_of({"ws", "tcp"});
    for (int i = 0; i < 8; ++i)
        add_block(made, 0, static_cast<std::size_t>(i) / 2, 1 + i % 2, 1000ns + i * 1ns);
    return made;
}

TEST(SlowBlocks, AreBeyondTheOuterFenceOfTheirContender) {
    report measured = quiet_report();
    EXPECT_TRUE(slow_blocks_of(measured).empty());
    measured.blocks[3].round_trips.p50 = 1017ns;
    EXPECT_TRUE(slow_blocks_of(measured).empty());
    measured.blocks[3].round_trips.p50 = 2000ns;
    EXPECT_EQ(slow_blocks_of(measured), std::vector<std::uint64_t>{3});
}

TEST(SlowBlocks, AreNotThoseOfASlowContender) {
    report measured = quiet_report();
    for (const unsigned visit : {1U, 2U})
        add_block(measured, 1, 0, visit, 9000ns);
    EXPECT_TRUE(slow_blocks_of(measured).empty());
}

TEST(SlowBlocks, OfNothingAreNone) {
    EXPECT_TRUE(slow_blocks_of(report()).empty());
}

}  // namespace
}  // namespace pingpong
