#include "pingpong/core/transcript.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(Spoken, KeepsTheBeginningAndCountsTheRest) {
    byte_log log;
    log.append("POST ");
    log.append("/");
    EXPECT_EQ(log.prefix, "POST /");
    EXPECT_EQ(log.total_bytes, 6U);
    log.append(std::string(2 * byte_log::max_prefix_bytes, 'x'));
    log.append("y");
    EXPECT_EQ(log.total_bytes, 7U + 2 * byte_log::max_prefix_bytes);
    EXPECT_EQ(log.prefix, "POST /" + std::string(byte_log::max_prefix_bytes - 6, 'x'));
}

}  // namespace
}  // namespace pingpong
