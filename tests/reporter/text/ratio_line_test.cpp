#include "pingpong/reporter/text/ratio_line.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "pingpong/reporter/text/display_width.hpp"
#include "support/plain_text.hpp"

namespace pingpong {
namespace {

estimate interval(double value, double low, double high) {
    estimate made;
    made.value = value;
    made.low = low;
    made.high = high;
    return made;
}

std::vector<std::string> drawn(const estimate& ratio, double margin = 0.03) {
    return draw_ratio(ratio, margin, verdict_kind::slower, text_style());
}

TEST(RatioLine, HasTheIntervalOutsideOfTheMargin) {
    const auto lines = drawn(interval(1.08, 1.06, 1.10));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_NE(lines[0].find(" 0 "), std::string::npos) << lines[0];
    EXPECT_NE(lines[0].find("+5 %"), std::string::npos) << lines[0];
    EXPECT_LT(lines[1].find(']'), lines[1].find('|')) << lines[1];
    EXPECT_LT(lines[1].find('|'), lines[1].find('o', lines[1].find('|'))) << lines[1];
    EXPECT_TRUE(lines[1].ends_with("slower  [..] margin 3 %")) << lines[1];
}

TEST(RatioLine, HasTheIntervalWithinTheMargin) {
    const std::string line = drawn(interval(1, 0.99, 1.01))[1];
    EXPECT_LT(line.find('['), line.find('|')) << line;
    EXPECT_LT(line.rfind('|'), line.find(']')) << line;
}

TEST(RatioLine, IsInFactorsWhereTheRatioIsLarge) {
    const auto lines = drawn(interval(5.0, 4.5, 5.6));
    EXPECT_NE(lines[0].find("2x"), std::string::npos) << lines[0];
    EXPECT_EQ(lines[0].find('%'), std::string::npos) << lines[0];
    EXPECT_NE(drawn(interval(0.2, 0.18, 0.22))[0].find("1/5"), std::string::npos);
}

TEST(RatioLine, FitsIntoTheLineWhateverTheRatio) {
    for (double value = 1e-5; value < 1e6; value *= 3)
        for (const std::size_t columns : {60, 79, 80, 120}) {
            text_style style;
            style.columns = columns;
            for (const std::string& line : draw_ratio(interval(value, value / 1.4, value * 1.3),
                                                      0.03, verdict_kind::small, style))
                EXPECT_LE(display_width(line), std::min<std::size_t>(columns, 80)) << line;
        }
}

TEST(RatioLine, IsLeftOutWhereItHasNoRoomOrNoMeaning) {
    text_style narrow;
    narrow.columns = 59;
    EXPECT_TRUE(draw_ratio(interval(1, 0.9, 1.1), 0.03, verdict_kind::small, narrow).empty());
    EXPECT_TRUE(drawn(interval(0, 0, 0)).empty());
    EXPECT_TRUE(drawn(interval(1, 0.9, std::numeric_limits<double>::infinity())).empty());
}

TEST(RatioLine, NeedsNoInterval) {
    estimate alone;
    alone.value = 1.2;
    const std::string line = drawn(alone)[1];
    EXPECT_EQ(line.find('|'), std::string::npos) << line;
    EXPECT_NE(line.find(" o "), std::string::npos) << line;
}

TEST(RatioLine, SaysTheSameInColours) {
    text_style style;
    style.coloured = true;
    const estimate ratio = interval(1.08, 1.06, 1.10);
    const std::string line = draw_ratio(ratio, 0.03, verdict_kind::slower, style)[1];
    EXPECT_NE(line.find("\x1b[1;31m"), std::string::npos);
    EXPECT_EQ(unpainted(line), drawn(ratio)[1]);
}

}  // namespace
}  // namespace pingpong
