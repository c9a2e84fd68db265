#include "pingpong/core/transcript.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(Spoken, KeepsTheBeginningAndCountsTheRest) {
    spoken said;
    said.add("POST ");
    said.add("/");
    EXPECT_EQ(said.first, "POST /");
    EXPECT_EQ(said.bytes, 6U);
    said.add(std::string(2 * spoken::max_kept, 'x'));
    said.add("y");
    EXPECT_EQ(said.bytes, 7U + 2 * spoken::max_kept);
    EXPECT_EQ(said.first, "POST /" + std::string(spoken::max_kept - 6, 'x'));
}

}  // namespace
}  // namespace pingpong
