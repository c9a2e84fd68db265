#include "pingpong/core/transcript.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(Spoken, KeepsTheBeginningAndCountsTheRest) {
    byte_log said;
    said.append("POST ");
    said.append("/");
    EXPECT_EQ(said.prefix, "POST /");
    EXPECT_EQ(said.total_bytes, 6U);
    said.append(std::string(2 * byte_log::max_prefix_bytes, 'x'));
    said.append("y");
    EXPECT_EQ(said.total_bytes, 7U + 2 * byte_log::max_prefix_bytes);
    EXPECT_EQ(said.prefix, "POST /" + std::string(byte_log::max_prefix_bytes - 6, 'x'));
}

}  // namespace
}  // namespace pingpong
