#include <gtest/gtest.h>

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

TEST(ForHtml, LeavesNothingThatHtmlActsOn) {
    EXPECT_EQ(escape_html("<b a='1' c=\"2\">&amp;"),
              "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
    EXPECT_EQ(escape_html("a\x1b[2Jb\u202Ec"), "a\uFFFD[2Jb\uFFFDc");
}

TEST(Markup, EscapesTextAndAttributes) {
    const markup made = element("p", {{"title", "\"><script>"}}, "<script>");
    EXPECT_EQ(made.bytes(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;script&gt;</p>\n");
}

TEST(Markup, NestsElementsWithoutEscapingThemAgain) {
    const markup made = element("p", {}, markup("a & ") + element("em", {}, "b"));
    EXPECT_EQ(made.bytes(), "<p>a &amp; <em>b</em></p>\n");
}

TEST(Markup, ClosesWhatSvgHasClosedAndHtmlNot) {
    EXPECT_EQ(empty_element("path", {{"d", "M0 0"}}).bytes(), "<path d=\"M0 0\"/>\n");
    EXPECT_EQ(empty_element("br", {}).bytes(), "<br>");
}

TEST(Markup, ShortensTextThatWouldTakeThePage) {
    const markup made(std::string(1'000'000, 'x'));
    EXPECT_LT(made.bytes().size(), 2 * markup::max_characters);
}

TEST(Markup, CountsCharactersAndNotBytes) {
    EXPECT_EQ(shorten("äöü", 3), "äöü");
    EXPECT_EQ(shorten("äöüß", 3), "äö…");
    EXPECT_EQ(shorten("", 3), "");
}

TEST(Markup, WritesFiguresSoThatTheyComeBack) {
    EXPECT_EQ(attribute("x", 0.1).value, "0.1");
    EXPECT_EQ(attribute("x", 14270.0).value, "14270");
}

TEST(Typeset, HasTheSignsOfPrint) {
    EXPECT_EQ(typeset("0.88x [0.85, 0.92] the time, -1.9 us [-2.6, -1.3]"),
              "0.88× [0.85, 0.92] the time, −1.9\u00a0µs [−2.6, −1.3]");
    EXPECT_EQ(typeset("4 -> 5 bytes, 1000 x 3, +-1 %"), "4 → 5 bytes, 1000 × 3, ±1\u00a0%");
    EXPECT_EQ(typeset("17 us of CPU; 3 us."), "17\u00a0µs of CPU; 3\u00a0µs.");
}

TEST(Typeset, LeavesEverythingElse) {
    for (const char* text : {"", "x86_64", "us", "tell us", "a-b -c --payload", "x", "0x10", "3us",
                             "pre-->post", "\"-1a\"", "bus 7", "ends in -", "1x1"})
        EXPECT_EQ(typeset(text), text);
}

TEST(Typeset, ShortensTextThatWouldTakeThePage) {
    const std::string longest = typeset(std::string(2 * markup::max_characters, 'x'));
    EXPECT_EQ(longest,
              shorten(std::string(2 * markup::max_characters, 'x'), markup::max_characters));
}

TEST(Typeset, MakesOptionsCode) {
    EXPECT_EQ(typeset_sentences("(--max-time, --rounds), <--x>").bytes(),
              "(<code>--max-time</code>, <code>--rounds</code>), &lt;--x&gt;");
}

TEST(Octets, ShowWhatIsNotPrintable) {
    EXPECT_EQ(format_octets("GET / HTTP/1.1\r\n\r\n"), "GET / HTTP/1.1↵\n↵\n");
    EXPECT_EQ(format_octets("Ping\n"), "Ping⟨0a⟩");
    EXPECT_EQ(format_octets(std::string_view("\x81\x04Ping\0", 7)), "⟨81⟩⟨04⟩Ping⟨00⟩");
}

TEST(WrappedText, BreaksBetweenWordsOnly) {
    using lines = std::vector<std::string>;
    EXPECT_EQ(break_into_lines("= raw TCP 9.4 + framing", 13),
              (lines{"= raw TCP 9.4", "+ framing"}));
    EXPECT_EQ(break_into_lines("µµµ µµµ", 7), (lines{"µµµ µµµ"}));
    EXPECT_EQ(break_into_lines("a-word-that-is-long b", 4), (lines{"a-word-that-is-long", "b"}));
    EXPECT_EQ(break_into_lines("", 4), (lines{""}));
}

}  // namespace
}  // namespace pingpong::html
