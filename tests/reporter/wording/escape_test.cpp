#include "pingpong/reporter/wording/escape.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

TEST(ForeignText, ThatIsHarmlessStaysAsItIs) {
    for (const char* text : {"", "ws://127.0.0.1:8080/", "Duração", "π 🏓"}) {
        EXPECT_EQ(well_formed(text), text);
        EXPECT_EQ(escape_terminal(text), text);
        EXPECT_EQ(escape_markdown(text), text);
        EXPECT_EQ(escape_csv(text), text);
    }
}

TEST(ForeignText, IsWellFormedByteForByte) {
    EXPECT_EQ(well_formed("a\x80z"), "a\uFFFDz");
    EXPECT_EQ(well_formed("\xC3"), "\uFFFD");
    EXPECT_EQ(well_formed("\xE2\x82z"), "\uFFFD\uFFFDz");
    EXPECT_EQ(well_formed("\xC1\xBF"), "\uFFFD\uFFFD");
    EXPECT_EQ(well_formed("\xE0\x9F\xBF"), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(well_formed("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(well_formed("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(well_formed("\xF4\x8F\xBF\xBF"), "\xF4\x8F\xBF\xBF");
}

TEST(ForeignText, DoesNotActOnATerminal) {
    EXPECT_EQ(escape_terminal("\x1b]0;title\x07"), "\uFFFD]0;title\uFFFD");
    EXPECT_EQ(escape_terminal("\u009b31m\x7f"), "\uFFFD31m\uFFFD");
    EXPECT_EQ(escape_terminal("\x9b"), "\uFFFD");
    EXPECT_EQ(escape_terminal("a\u202Eb\u2066c"), "a\uFFFDb\uFFFDc");
}

TEST(ForeignText, StaysOnOneLine) {
    EXPECT_EQ(escape_terminal("a\nb\tc\r\nd\u2028e"), "a b c  d\uFFFDe");
}

TEST(ForeignText, IsNoMarkup) {
    EXPECT_EQ(escape_markdown("<b>&|`*_[x](y)\\$~#"),
              "&lt;b&gt;&amp;\\|\\`\\*\\_\\[x\\](y)\\\\\\$\\~\\#");
}

TEST(ForeignText, IsNoFormulaOfASpreadsheet) {
    EXPECT_EQ(escape_csv("=1+1"), "'=1+1");
    EXPECT_EQ(escape_csv("+1"), "'+1");
    EXPECT_EQ(escape_csv("-1"), "'-1");
    EXPECT_EQ(escape_csv("@x"), "'@x");
    EXPECT_EQ(escape_csv("\t=x"), "'\t=x");
    EXPECT_EQ(escape_csv("1=1"), "1=1");
}

TEST(ForeignText, IsQuotedInCsvWhereItMust) {
    EXPECT_EQ(escape_csv("a,b"), "\"a,b\"");
    EXPECT_EQ(escape_csv("say \"x\""), "\"say \"\"x\"\"\"");
    EXPECT_EQ(escape_csv("a\r\nb"), "\"a\r\nb\"");
    EXPECT_EQ(escape_csv("=\"x\""), "\"'=\"\"x\"\"\"");
}

TEST(ForeignText, ActsOnNoTerminalThatShowsCsv) {
    EXPECT_EQ(escape_csv("a\x1b[2Jb\u202Ec"), "a\uFFFD[2Jb\uFFFDc");
}

TEST(ForeignText, IsPaddedByCharactersNotBytes) {
    EXPECT_EQ(count_characters("Duração"), 7U);
    EXPECT_EQ(pad_right("ção", 5), "ção  ");
    EXPECT_EQ(pad_left("ção", 5), "  ção");
    EXPECT_EQ(pad_right("longer", 3), "longer");
}

}  // namespace
}  // namespace pingpong
