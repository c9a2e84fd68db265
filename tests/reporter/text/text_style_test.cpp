#include "pingpong/reporter/text/text_style.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

TEST(TextStyle, LeavesTextAsItIsWithoutColours) {
    const text_style plain;
    EXPECT_EQ(paint("WARNING", ink::warning, plain), "WARNING");
    EXPECT_EQ(paint("▁", protocol_colour::blue, plain), "▁");
}

TEST(TextStyle, PaintsAndStopsPainting) {
    text_style style;
    style.coloured = true;
    EXPECT_EQ(paint("no", ink::bold, style), "\x1b[1mno\x1b[0m");
    EXPECT_EQ(paint("", ink::bold, style), "");
    EXPECT_EQ(paint("x", protocol_colour::vermilion, style), "\x1b[38;5;166mx\x1b[0m");
    EXPECT_NE(paint("x", protocol_colour::blue, style), paint("x", protocol_colour::orange, style));
    EXPECT_EQ(paint("x", protocol_colour::none, style), "x");
}

TEST(TextStyle, HasAQuestionMarkForWhatAsciiLacks) {
    text_style style;
    EXPECT_EQ(to_charset("卓 ção", style), "卓 ção");
    style.drawn_in = charset::ascii;
    EXPECT_EQ(to_charset("卓 ção\n", style), "? ??o\n");
}

}  // namespace
}  // namespace pingpong
