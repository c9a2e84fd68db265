#include "pingpong/reporter/text/text_style.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

TEST(TextStyle, LeavesTextAsItIsWithoutColours) {
    const text_style plain;
    EXPECT_EQ(painted("WARNING", ink::warning, plain), "WARNING");
    EXPECT_EQ(in_colour_of("ws", "▁", plain), "▁");
}

TEST(TextStyle, PaintsAndStopsPainting) {
    text_style style;
    style.coloured = true;
    EXPECT_EQ(painted("no", ink::bold, style), "\x1b[1mno\x1b[0m");
    EXPECT_EQ(painted("", ink::bold, style), "");
    EXPECT_EQ(in_colour_of("http-close", "x", style), "\x1b[38;5;166mx\x1b[0m");
    EXPECT_EQ(in_colour_of("http-lean", "x", style), in_colour_of("http-keepalive", "x", style));
    EXPECT_NE(in_colour_of("ws", "x", style), in_colour_of("http-keepalive", "x", style));
    EXPECT_EQ(in_colour_of("another", "x", style), "x");
}

TEST(TextStyle, HasAQuestionMarkForWhatAsciiLacks) {
    text_style style;
    EXPECT_EQ(in_charset("卓 ção", style), "卓 ção");
    style.drawn_in = charset::ascii;
    EXPECT_EQ(in_charset("卓 ção\n", style), "? ??o\n");
}

}  // namespace
}  // namespace pingpong
