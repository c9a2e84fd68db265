#include "pingpong/core/block_layout.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

namespace pingpong {
namespace {

std::vector<std::uint64_t> blocks_of(std::uint64_t count, std::uint64_t connections = 1) {
    const block_layout layout = layout_of(count, connections);
    std::vector<std::uint64_t> blocks;
    for (std::uint64_t i = 0; i < layout.blocks; ++i)
        blocks.push_back(layout.exchanges_of(i));
    return blocks;
}

TEST(Plan, PlaysASingleExchangeInOneBlock) {
    EXPECT_EQ(layout_of(1).rounds, 1U);
    EXPECT_EQ(blocks_of(1), std::vector<std::uint64_t>({1}));
}

TEST(Plan, PlaysSmallCountsInOneRoundOfTwoBlocks) {
    for (const std::uint64_t count : {2U, 3U, 4U, 80U, 99U, 100U, 199U})
        EXPECT_EQ(layout_of(count).rounds, 1U) << count;
    EXPECT_EQ(blocks_of(2), std::vector<std::uint64_t>({1, 1}));
    EXPECT_EQ(blocks_of(3), std::vector<std::uint64_t>({2, 1}));
    EXPECT_EQ(blocks_of(4), std::vector<std::uint64_t>({2, 2}));
    EXPECT_EQ(blocks_of(80), std::vector<std::uint64_t>({40, 40}));
    EXPECT_EQ(blocks_of(99), std::vector<std::uint64_t>({50, 49}));
    EXPECT_EQ(blocks_of(100), std::vector<std::uint64_t>({50, 50}));
}

TEST(Plan, PlaysTheUsualCountsInBlocksOfATenth) {
    EXPECT_EQ(layout_of(1000).rounds, 5U);
    EXPECT_EQ(blocks_of(1000), std::vector<std::uint64_t>(10, 100));
    EXPECT_EQ(layout_of(5000).rounds, 5U);
    EXPECT_EQ(blocks_of(5000), std::vector<std::uint64_t>(10, 500));
    EXPECT_EQ(layout_of(10000).rounds, 5U);
    EXPECT_EQ(blocks_of(10000), std::vector<std::uint64_t>(10, 1000));
}

TEST(Plan, PlaysLargeCountsInBlocksOfAThousand) {
    EXPECT_EQ(layout_of(200000).rounds, 100U);
    EXPECT_EQ(blocks_of(200000), std::vector<std::uint64_t>(200, 1000));
}

TEST(Plan, DividesEveryCountEvenly) {
    std::vector<std::uint64_t> counts{9999, 10001, 11999, 12000, 19999, 199999, 200001, 1234567};
    for (std::uint64_t count = 1; count <= 2100; ++count)
        counts.push_back(count);
    for (const std::uint64_t count : counts) {
        const block_layout layout = layout_of(count);
        ASSERT_EQ(layout.blocks, count == 1 ? 1 : 2 * layout.rounds) << count;
        std::uint64_t sum = 0;
        for (std::uint64_t i = 0; i < layout.blocks; ++i) {
            const std::uint64_t block = layout.exchanges_of(i);
            sum += block;
            ASSERT_GE(block, 1U) << count;
            ASSERT_LE(block, 1000U) << count;
            ASSERT_TRUE(block >= 50 || count < 100) << count;
            ASSERT_LE(layout.exchanges_of(0) - block, 1U) << count;
        }
        ASSERT_EQ(sum, count);
    }
}

TEST(Plan, PlaysAtLeastTenExchangesOfEachConnectionWhereTheCountAllows) {
    EXPECT_EQ(blocks_of(1000, 4), std::vector<std::uint64_t>(10, 100));
    EXPECT_EQ(blocks_of(1000, 10), std::vector<std::uint64_t>(10, 100));
    EXPECT_EQ(blocks_of(1000, 25), std::vector<std::uint64_t>(4, 250));
    EXPECT_EQ(blocks_of(1000, 64), std::vector<std::uint64_t>(2, 500));
    EXPECT_EQ(blocks_of(10000, 64), std::vector<std::uint64_t>(10, 1000));
    EXPECT_EQ(blocks_of(192000, 64), std::vector<std::uint64_t>(30, 6400));
    EXPECT_EQ(blocks_of(200000, 64), std::vector<std::uint64_t>(32, 6250));
}

TEST(Plan, PlaysOneBlockWhereTwoWouldLeaveConnectionsOut) {
    EXPECT_EQ(blocks_of(64, 64), std::vector<std::uint64_t>({64}));
    EXPECT_EQ(blocks_of(127, 64), std::vector<std::uint64_t>({127}));
    EXPECT_EQ(blocks_of(128, 64), std::vector<std::uint64_t>({64, 64}));
}

TEST(Plan, GivesEveryConnectionAnExchangeInEveryBlock) {
    for (const std::uint64_t connections : {2U, 7U, 64U, 999U, 4096U})
        for (std::uint64_t count = connections; count < 50 * connections; count += 13) {
            const block_layout layout = layout_of(count, connections);
            ASSERT_TRUE(layout.blocks == 1 || layout.blocks == 2 * layout.rounds) << count;
            const std::uint64_t shortest = layout.exchanges_of(layout.blocks - 1);
            ASSERT_GE(shortest, connections) << count;
            ASSERT_TRUE(shortest >= 10 * connections || layout.rounds == 1) << count;
            ASSERT_LE(layout.exchanges_of(0), std::max<std::uint64_t>(1000, 100 * connections));
        }
}

// The first blocks take one more; where that ends is found by halving, since there are 10^16.
TEST(Plan, DividesTheGreatestCountWithoutOverflow) {
    constexpr std::uint64_t greatest = std::numeric_limits<std::uint64_t>::max();
    const block_layout layout = layout_of(greatest);
    const std::uint64_t longer = layout.exchanges_of(0);
    const std::uint64_t shorter = layout.exchanges_of(layout.blocks - 1);
    EXPECT_LE(longer, 1000U);
    EXPECT_LE(longer - shorter, 1U);
    std::uint64_t low = 0, high = layout.blocks;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (layout.exchanges_of(middle) == longer)
            low = middle + 1;
        else
            high = middle;
    }
    // Neither product can overflow when the whole is right, and the remainder shows when it is not.
    EXPECT_EQ(greatest - low * longer, (layout.blocks - low) * shorter);
    EXPECT_EQ((greatest - low * longer) / shorter, layout.blocks - low);
}

}  // namespace
}  // namespace pingpong
