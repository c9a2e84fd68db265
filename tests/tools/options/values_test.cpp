#include "pingpong/options/values.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {

TEST(Values, OfDigitsHaveNothingElse) {
    EXPECT_EQ(parse_digits("0"), 0U);
    EXPECT_EQ(parse_digits("18446744073709551615"), std::numeric_limits<std::uint64_t>::max());
    for (const char* text : {"", " ", "1 ", " 1", "+1", "-1", "1.0", "1e3", "0x1", "1,0",
                             "18446744073709551616", "99999999999999999999999"})
        EXPECT_EQ(parse_digits(text), std::nullopt) << text;
}

std::string parse_error(const std::function<void()>& parse) {
    try {
        parse();
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        return error.what();
    }
    return "no error";
}

/// What the type makes of its own format is the same value.
template <class Type, class Value>
void expect_round_trip(const Type& type, const Value& value, const std::string& text) {
    EXPECT_EQ(type.format(value), text);
    EXPECT_EQ(type.parse(text), value);
}

TEST(Values, LieWithinTheirRange) {
    EXPECT_EQ(whole_number(1, 3).parse("1"), 1U);
    EXPECT_EQ(whole_number(1, 3).parse("3"), 3U);
    EXPECT_EQ(whole_number(1, 3).parse("0"), std::nullopt);
    EXPECT_EQ(whole_number(1, 3).parse("4"), std::nullopt);
}

TEST(Values, OfBytesMayHaveASuffix) {
    const byte_count bytes(1, 1 << 30);
    EXPECT_EQ(bytes.parse("512"), 512U);
    EXPECT_EQ(bytes.parse("64K"), 65536U);
    EXPECT_EQ(bytes.parse("64k"), 65536U);
    EXPECT_EQ(bytes.parse("2M"), 2U * 1024 * 1024);
    for (const char* text :
         {"", "K", "1kk", "1KB", "1G", "0K", "-1K", "1.5K", "18014398509481984K"})
        EXPECT_EQ(bytes.parse(text), std::nullopt) << text;
}

TEST(Values, OfTimeHaveUnits) {
    using std::chrono::milliseconds;
    const duration time;
    EXPECT_EQ(time.parse("5"), milliseconds(5000));
    EXPECT_EQ(time.parse("5s"), milliseconds(5000));
    EXPECT_EQ(time.parse("500ms"), milliseconds(500));
    EXPECT_EQ(time.parse("10m"), milliseconds(600'000));
    EXPECT_EQ(time.parse("2min"), milliseconds(120'000));
    EXPECT_EQ(time.parse("1h"), milliseconds(3'600'000));
    for (const char* text :
         {"", "0", "0ms", "s", "ms", "5d", "25h", "1441m", "-1s", "86401", "1.5s"})
        EXPECT_EQ(time.parse(text), std::nullopt) << text;
}

TEST(Values, OfPercentMayHaveDecimalsAndASign) {
    const percentage percent(0.0001, 1);
    EXPECT_DOUBLE_EQ(percent.parse("3").value(), 0.03);
    EXPECT_DOUBLE_EQ(percent.parse("0.5%").value(), 0.005);
    EXPECT_DOUBLE_EQ(percent.parse("100%").value(), 1);
    for (const char* text :
         {"", "%", "0", "0.001%", "101", "-1", "1e1", "nan", "inf", "3 %", "3%%"})
        EXPECT_EQ(percent.parse(text), std::nullopt) << text;
}

TEST(Values, OfAChoiceAreItsWords) {
    const choice<int> digits("DIGIT", {{"one", 1}, {"two", 2}});
    EXPECT_EQ(digits.parse("two"), 2);
    EXPECT_EQ(digits.parse("Two"), std::nullopt);
    EXPECT_EQ(parse_error([&] { parse_value(digits, "--digit", "three"); }),
              "--digit: 'three' is not one or two");
}

TEST(Values, AreShownAsTheyAreWritten) {
    expect_round_trip(whole_number(0, 99), std::uint64_t{10}, "10");
    expect_round_trip(byte_count(1, 1 << 30), std::uint64_t{8192}, "8K");
    expect_round_trip(byte_count(1, 1 << 30), std::uint64_t{16 << 20}, "16M");
    expect_round_trip(byte_count(1, 1 << 30), std::uint64_t{1000}, "1000");
    expect_round_trip(percentage(0, 1), 0.005, "0.5%");
    expect_round_trip(rate_per_second(), 1000.5, "1000.5");
    expect_round_trip(duration(), std::chrono::milliseconds(30'000), "30s");
    expect_round_trip(duration(), std::chrono::milliseconds(500), "500ms");
}

TEST(Values, ThatAreWrongAreNamedWithTheirOption) {
    EXPECT_EQ(parse_error([] { parse_value(whole_number(0, 9), "--seed", "x"); }),
              "--seed: 'x' is not a whole number from 0 to 9");
}

TEST(Values, InAListAreSeparatedByCommas) {
    using items = std::vector<std::string_view>;
    EXPECT_EQ(split_list("5"), items{"5"});
    EXPECT_EQ(split_list("5,1K,"), (items{"5", "1K", ""}));
    EXPECT_EQ(split_list(""), items{""});
    EXPECT_EQ(parse_list(whole_number(1, 9), "--counts", "7,5,1", ""),
              (std::vector<std::uint64_t>{7, 5, 1}));
}

TEST(Values, InAListAreAllOfTheType) {
    for (const char* text : {"", ",", "1,,5", "1,", ",1", "0", "1,0", "-1", "1e3", " ", "1, 2"})
        EXPECT_NE(parse_error([text] { parse_list(whole_number(1, 9), "--counts", text, ""); }),
                  "no error")
            << text;
    EXPECT_EQ(parse_error([] { parse_list(whole_number(1, 9), "--counts", "7,x", "; so"); }),
              "--counts: 'x' in '7,x' is not a whole number from 1 to 9; so");
}

TEST(Values, InAListAreDifferent) {
    EXPECT_EQ(parse_error([] { parse_list(byte_count(1, 9999), "--payload", "1K,5,1024", ""); }),
              "--payload: 1K is given twice in '1K,5,1024'; expected each value once");
}

}  // namespace
}  // namespace pingpong::command
