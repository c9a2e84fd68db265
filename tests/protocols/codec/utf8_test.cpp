#include "pingpong/protocols/codec/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pingpong {
namespace {

enum class verdict { text, may_go_on, no_text };

verdict judged(std::string_view bytes) {
    utf8_checker checker;
    if (!checker.take(bytes))
        return verdict::no_text;
    return checker.complete() ? verdict::text : verdict::may_go_on;
}

/// The same in two pieces.
verdict judged(std::string_view bytes, std::size_t cut) {
    utf8_checker checker;
    if (!checker.take(bytes.substr(0, cut)) || !checker.take(bytes.substr(cut)))
        return verdict::no_text;
    return checker.complete() ? verdict::text : verdict::may_go_on;
}

const std::vector<std::string_view> texts{
    "",
    "a",
    "eight by",
    "more than eight bytes of ASCII",
    "\x7f",
    "\xc2\x80",
    "\xdf\xbf",
    "\xe0\xa0\x80",
    "\xed\x9f\xbf",
    "\xee\x80\x80",
    "\xef\xbf\xbf",
    "\xf0\x90\x80\x80",
    "\xf4\x8f\xbf\xbf",
    "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5",
    "1234567\xc3\xa9"
    "1234567\xf0\x9f\x8f\x93!",
};

const std::vector<std::string_view> no_texts{
    "\x80",  // goes on with nothing
    "\xbf",
    "\xc0\x80",  // overlong
    "\xc1\xbf",
    "\xe0\x80\x80",
    "\xe0\x9f\xbf",
    "\xf0\x80\x80\x80",
    "\xf0\x8f\xbf\xbf",
    "\xed\xa0\x80",  // surrogates
    "\xed\xbf\xbf",
    "\xf4\x90\x80\x80",  // beyond U+10FFFF
    "\xf5\x80\x80\x80",
    "\xf8\x88\x80\x80\x80",  // five bytes
    "\xfe",
    "\xff",
    "\xc3(",  // cut short
    "\xe2\x82(",
    "\xf0\x9f\x8f(",
    "1234567\xe9 1234567",  // Latin-1
};

TEST(Utf8, TakesEveryKindOfCharacterWhereverItIsSplit) {
    for (const std::string_view text : texts)
        for (std::size_t cut = 0; cut <= text.size(); ++cut)
            EXPECT_EQ(judged(text, cut), verdict::text) << text << " cut at " << cut;
}

TEST(Utf8, RefusesWhatIsNoTextWhereverItIsSplit) {
    for (const std::string_view bytes : no_texts)
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
            EXPECT_EQ(judged(bytes, cut), verdict::no_text)
                << testing::PrintToString(bytes) << " cut at " << cut;
}

TEST(Utf8, IsNotCompleteWithinACharacter) {
    const std::string_view four = "\xf0\x9f\x8f\x93";
    for (std::size_t size = 1; size < four.size(); ++size)
        EXPECT_EQ(judged(four.substr(0, size)), verdict::may_go_on) << size;
}

TEST(Utf8, RefusesAtTheFirstByteThatCannotBeRight) {
    EXPECT_EQ(judged("\xe0\x9f"), verdict::no_text);
    EXPECT_EQ(judged("\xed\xa0"), verdict::no_text);
    EXPECT_EQ(judged("\xf4\x90"), verdict::no_text);
}

/// A code point as its definition has it.
std::string encoded(unsigned point) {
    const auto byte = [](unsigned value) { return static_cast<char>(value); };
    if (point < 0x80)
        return {byte(point)};
    if (point < 0x800)
        return {byte(0xc0 | point >> 6), byte(0x80 | (point & 0x3f))};
    if (point < 0x10000)
        return {byte(0xe0 | point >> 12), byte(0x80 | (point >> 6 & 0x3f)),
                byte(0x80 | (point & 0x3f))};
    return {byte(0xf0 | point >> 18), byte(0x80 | (point >> 12 & 0x3f)),
            byte(0x80 | (point >> 6 & 0x3f)), byte(0x80 | (point & 0x3f))};
}

TEST(Utf8, TakesEachCodePointButTheSurrogates) {
    for (unsigned point = 0; point < 0x110000 + 0x1000; ++point) {
        const bool is_text = point < 0x110000 && (point < 0xd800 || point > 0xdfff);
        ASSERT_EQ(judged(encoded(point)), is_text ? verdict::text : verdict::no_text) << point;
    }
}

}  // namespace
}  // namespace pingpong
