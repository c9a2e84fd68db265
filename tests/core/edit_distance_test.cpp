#include "pingpong/core/edit_distance.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsAndReplacements) {
    EXPECT_EQ(edits_between("", ""), 0U);
    EXPECT_EQ(edits_between("ws", "ws"), 0U);
    EXPECT_EQ(edits_between("", "tcp"), 3U);
    EXPECT_EQ(edits_between("tcp", ""), 3U);
    EXPECT_EQ(edits_between("wss", "ws"), 1U);
    EXPECT_EQ(edits_between("kitten", "sitting"), 3U);
}

TEST(EditDistance, CountsASwapOfNeighboursOnce) {
    EXPECT_EQ(edits_between("rnu", "run"), 1U);
    EXPECT_EQ(edits_between("--verison", "--version"), 1U);
    EXPECT_EQ(edits_between("ca", "abc"), 3U);  // no part is edited twice
}

}  // namespace
}  // namespace pingpong
