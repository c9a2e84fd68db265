#include "pingpong/core/edit_distance.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsAndReplacements) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("ws", "ws"), 0U);
    EXPECT_EQ(edit_distance("", "tcp"), 3U);
    EXPECT_EQ(edit_distance("tcp", ""), 3U);
    EXPECT_EQ(edit_distance("wss", "ws"), 1U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(EditDistance, CountsASwapOfNeighboursOnce) {
    EXPECT_EQ(edit_distance("rnu", "run"), 1U);
    EXPECT_EQ(edit_distance("--verison", "--version"), 1U);
    EXPECT_EQ(edit_distance("ca", "abc"), 3U);  // no part is edited twice
}

}  // namespace
}  // namespace pingpong
