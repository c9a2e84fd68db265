#include "pingpong/reporter/text/text_style.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

TEST(TextStyle, LeavesTextAsItIsWithoutColours) {
    const text_style plain;
    EXPECT_EQ(paint("WARNING", ink::warning, plain), "WARNING");
    EXPECT_EQ(paint_protocol("ws", "▁", plain), "▁");
}

TEST(TextStyle, PaintsAndStopsPainting) {
    text_style style;
    style.coloured = true;
    EXPECT_EQ(paint("no", ink::bold, style), "\x1b[1mno\x1b[0m");
    EXPECT_EQ(paint("", ink::bold, style), "");
    EXPECT_EQ(paint_protocol("http-close", "x", style), "\x1b[38;5;166mx\x1b[0m");
    EXPECT_EQ(paint_protocol("http-lean", "x", style),
              paint_protocol("http-keepalive", "x", style));
    EXPECT_NE(paint_protocol("ws", "x", style), paint_protocol("http-keepalive", "x", style));
    EXPECT_EQ(paint_protocol("another", "x", style), "x");
}

TEST(TextStyle, HasAQuestionMarkForWhatAsciiLacks) {
    text_style style;
    EXPECT_EQ(to_charset("卓 ção", style), "卓 ção");
    style.drawn_in = charset::ascii;
    EXPECT_EQ(to_charset("卓 ção\n", style), "? ??o\n");
}

}  // namespace
}  // namespace pingpong
