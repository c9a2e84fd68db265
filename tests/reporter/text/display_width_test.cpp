#include "pingpong/reporter/text/display_width.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

TEST(DisplayColumns, AreTwoForAWideCharacterAndNoneForACombiningOne) {
    EXPECT_EQ(display_columns(""), 0U);
    EXPECT_EQ(display_columns("ping"), 4U);
    EXPECT_EQ(display_columns("Duração"), 7U);
    EXPECT_EQ(display_columns("卓球"), 4U);
    EXPECT_EQ(display_columns("e\u0301"), 1U);
    EXPECT_EQ(display_columns("▁█◆─┬━"), 6U);
}

TEST(DisplayColumns, AreNoneForAnEscapeSequence) {
    EXPECT_EQ(display_columns("\x1b[1;33mWARNING\x1b[0m"), 7U);
    EXPECT_EQ(display_columns("\x1b[1"), 0U);
}

TEST(DisplayColumns, AreOneForAStrayByte) {
    EXPECT_EQ(display_columns("a\xff\xe5"), 3U);
}

TEST(CutTo, KeepsWhatFits) {
    EXPECT_EQ(cut_to("ping", 4), "ping");
    EXPECT_EQ(cut_to("ping", 3), "pin");
    EXPECT_EQ(cut_to("ping", 0), "");
    EXPECT_EQ(cut_to("卓球", 3), "卓");
}

TEST(CutTo, LetsNoColourRunOn) {
    EXPECT_EQ(cut_to("\x1b[1mping\x1b[0m", 2), "\x1b[1mpi\x1b[0m");
}

TEST(FittedTo, TakesExactlyAsMuch) {
    EXPECT_EQ(fitted_to("卓球", 3), "卓 ");
    EXPECT_EQ(fitted_to("ws", 4), "ws  ");
    EXPECT_EQ(fitted_to("http", 2), "ht");
}

TEST(Wrapped, BreaksBetweenWords) {
    EXPECT_EQ(wrapped("one two three", "  ", 8), "one two\n  three\n");
    EXPECT_EQ(wrapped("one", "  ", 8), "one\n");
    EXPECT_EQ(wrapped("", "  ", 8), "\n");
}

TEST(Wrapped, BreaksAWordThatIsLongerThanALine) {
    EXPECT_EQ(wrapped("a 0123456789 b", "  ", 6), "a\n  0123\n  4567\n  89 b\n");
    EXPECT_EQ(wrapped("卓球卓球", "", 5), "卓球\n卓球\n");
}

TEST(Wrapped, CountsNoColour) {
    EXPECT_EQ(wrapped("\x1b[1mone\x1b[0m two three", "", 7), "\x1b[1mone\x1b[0m two\nthree\n");
}

}  // namespace
}  // namespace pingpong
