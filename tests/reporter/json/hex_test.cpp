#include "pingpong/reporter/json/hex.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(Hex, ComesBackAsItWas) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    EXPECT_EQ(to_hex(all).substr(0, 6), "000102");
    EXPECT_EQ(from_hex(to_hex(all)), all);
    EXPECT_EQ(from_hex("fFfe"), "\xff\xfe");
    EXPECT_EQ(from_hex(""), "");
}

TEST(Hex, IsPairsOfDigitsOnly) {
    for (const char* text : {"0", "0x", "000", "gg", " 00"})
        EXPECT_EQ(from_hex(text), std::nullopt) << text;
}

}  // namespace
}  // namespace pingpong
