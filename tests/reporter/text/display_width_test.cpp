#include "pingpong/reporter/text/display_width.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

TEST(DisplayWidth, IsTwoForAWideCharacterAndNoneForACombiningOne) {
    EXPECT_EQ(display_width(""), 0U);
    EXPECT_EQ(display_width("ping"), 4U);
    EXPECT_EQ(display_width("Duração"), 7U);
    EXPECT_EQ(display_width("卓球"), 4U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("▁█◆─┬━"), 6U);
}

TEST(DisplayWidth, IsNoneForAnEscapeSequence) {
    EXPECT_EQ(display_width("\x1b[1;33mWARNING\x1b[0m"), 7U);
    EXPECT_EQ(display_width("\x1b[1"), 0U);
}

TEST(DisplayWidth, IsOneForAStrayByte) {
    EXPECT_EQ(display_width("a\xff\xe5"), 3U);
}

TEST(TruncateLine, KeepsWhatFits) {
    EXPECT_EQ(truncate_line("ping", 4), "ping");
    EXPECT_EQ(truncate_line("ping", 3), "pin");
    EXPECT_EQ(truncate_line("ping", 0), "");
    EXPECT_EQ(truncate_line("卓球", 3), "卓");
}

TEST(TruncateLine, LetsNoColourRunOn) {
    EXPECT_EQ(truncate_line("\x1b[1mping\x1b[0m", 2), "\x1b[1mpi\x1b[0m");
}

TEST(FitLine, TakesExactlyAsMuch) {
    EXPECT_EQ(fit_line("卓球", 3), "卓 ");
    EXPECT_EQ(fit_line("ws", 4), "ws  ");
    EXPECT_EQ(fit_line("http", 2), "ht");
}

TEST(WrapText, BreaksBetweenWords) {
    EXPECT_EQ(wrap_text("one two three", "  ", 8), "one two\n  three\n");
    EXPECT_EQ(wrap_text("one", "  ", 8), "one\n");
    EXPECT_EQ(wrap_text("", "  ", 8), "\n");
}

TEST(WrapText, KeepsTheBlanksThatTheFirstLineBeginsWith) {
    EXPECT_EQ(wrap_text("  one two", "    ", 8), "  one\n    two\n");
    EXPECT_EQ(wrap_text("  123456", "    ", 8), "  123456\n");
    EXPECT_EQ(wrap_text("  1234567", "    ", 8), "  123456\n    7\n");
    EXPECT_EQ(wrap_text("  ", "    ", 8), "  \n");
}

TEST(WrapText, BreaksAWordThatIsLongerThanALine) {
    EXPECT_EQ(wrap_text("a 0123456789 b", "  ", 6), "a\n  0123\n  4567\n  89 b\n");
    EXPECT_EQ(wrap_text("卓球卓球", "", 5), "卓球\n卓球\n");
}

TEST(WrapText, CountsNoColour) {
    EXPECT_EQ(wrap_text("\x1b[1mone\x1b[0m two three", "", 7), "\x1b[1mone\x1b[0m two\nthree\n");
}

}  // namespace
}  // namespace pingpong
