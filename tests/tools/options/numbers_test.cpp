#include "pingpong/options/numbers.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {

TEST(Numbers, AreDigitsAndNothingElse) {
    EXPECT_EQ(parse_digits("0"), 0U);
    EXPECT_EQ(parse_digits("18446744073709551615"), std::numeric_limits<std::uint64_t>::max());
    for (const char* text : {"", " ", "1 ", " 1", "+1", "-1", "1.0", "1e3", "0x1", "1,0",
                             "18446744073709551616", "99999999999999999999999"})
        EXPECT_EQ(parse_digits(text), std::nullopt) << text;
}

TEST(Numbers, LieWithinTheirRange) {
    EXPECT_EQ(whole_number("--rounds", "1", 1, 3), 1U);
    EXPECT_EQ(whole_number("--rounds", "3", 1, 3), 3U);
    EXPECT_THROW(whole_number("--rounds", "0", 1, 3), command_error);
    EXPECT_THROW(whole_number("--rounds", "4", 1, 3), command_error);
}

TEST(Numbers, OfBytesMayHaveASuffix) {
    EXPECT_EQ(byte_count("--payload", "512", 1, 1 << 30), 512U);
    EXPECT_EQ(byte_count("--payload", "64K", 1, 1 << 30), 65536U);
    EXPECT_EQ(byte_count("--payload", "64k", 1, 1 << 30), 65536U);
    EXPECT_EQ(byte_count("--payload", "2M", 1, 1 << 30), 2U * 1024 * 1024);
    for (const char* text :
         {"", "K", "1kk", "1KB", "1G", "0K", "-1K", "1.5K", "18014398509481984K"})
        EXPECT_THROW(byte_count("--payload", text, 1, 1 << 30), command_error) << text;
}

TEST(Numbers, OfTimeHaveUnits) {
    using std::chrono::milliseconds;
    EXPECT_EQ(duration_of("--deadline", "5"), milliseconds(5000));
    EXPECT_EQ(duration_of("--deadline", "5s"), milliseconds(5000));
    EXPECT_EQ(duration_of("--deadline", "500ms"), milliseconds(500));
    EXPECT_EQ(duration_of("--max-time", "10m"), milliseconds(600'000));
    EXPECT_EQ(duration_of("--max-time", "2min"), milliseconds(120'000));
    EXPECT_EQ(duration_of("--max-time", "1h"), milliseconds(3'600'000));
    for (const char* text :
         {"", "0", "0ms", "s", "ms", "5d", "25h", "1441m", "-1s", "86401", "1.5s"})
        EXPECT_THROW(duration_of("--deadline", text), command_error) << text;
}

TEST(Numbers, ThatAreWrongAreNamedWithTheirOption) {
    try {
        whole_number("--seed", "x", 0, 9);
        FAIL() << "'x' is no number";
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        EXPECT_STREQ(error.what(), "--seed: 'x' is not a whole number from 0 to 9");
    }
}

TEST(Numbers, OfPercentMayHaveDecimalsAndASign) {
    EXPECT_DOUBLE_EQ(percentage_of("--margin", "3", 0.0001, 1), 0.03);
    EXPECT_DOUBLE_EQ(percentage_of("--margin", "0.5%", 0.0001, 1), 0.005);
    EXPECT_DOUBLE_EQ(percentage_of("--margin", "100%", 0.0001, 1), 1);
    for (const char* text :
         {"", "%", "0", "0.001%", "101", "-1", "1e1", "nan", "inf", "3 %", "3%%"})
        EXPECT_THROW(percentage_of("--margin", text, 0.0001, 1), command_error) << text;
}

TEST(Numbers, InAListAreSeparatedByCommas) {
    using items = std::vector<std::string_view>;
    EXPECT_EQ(items_of("5"), items{"5"});
    EXPECT_EQ(items_of("5,1K,"), (items{"5", "1K", ""}));
    EXPECT_EQ(items_of(""), items{""});
}

TEST(Numbers, InAListAreDifferent) {
    EXPECT_NO_THROW(require_different("--payload", "5,1K", {5, 1024}));
    try {
        require_different("--payload", "1K,5,1024", {1024, 5, 1024});
        FAIL() << "1K is 1024";
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        EXPECT_STREQ(error.what(),
                     "--payload: 1024 is given twice in '1K,5,1024'; expected each number once");
    }
}

}  // namespace
}  // namespace pingpong::command
