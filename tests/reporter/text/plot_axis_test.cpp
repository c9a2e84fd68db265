#include "pingpong/reporter/text/plot_axis.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

/// E.g. "0:10 20:20".
std::string words_of(const std::vector<axis_tick>& ticks) {
    std::string words;
    for (const axis_tick& one : ticks)
        words += (words.empty() ? "" : " ") + std::to_string(one.cell) + ':' + one.label;
    return words;
}

TEST(PlotAxis, IsInProportionWhereValuesAreNear) {
    const plot_axis axis(10, 20, 40);
    EXPECT_FALSE(axis.logarithmic());
    EXPECT_EQ(axis.cell_of(10), 0U);
    EXPECT_EQ(axis.cell_of(15), 20U);
    EXPECT_EQ(axis.cell_of(20), 39U);
    EXPECT_EQ(words_of(axis.ticks(1)), "0:10 20:15 39:20");
}

TEST(PlotAxis, IsOfRatiosWhereValuesAreFarApart) {
    const plot_axis axis(1, 1000, 30);
    EXPECT_TRUE(axis.logarithmic());
    EXPECT_EQ(axis.cell_of(1), 0U);
    EXPECT_EQ(axis.cell_of(32), 15U);
    EXPECT_EQ(axis.cell_of(1000), 29U);
}

TEST(PlotAxis, PrefersTheRoundestLabels) {
    EXPECT_EQ(words_of(plot_axis(1, 1000, 24).ticks(1)), "0:1 2:2 5:5 8:10 13:50 16:100 23:1000");
    EXPECT_EQ(words_of(plot_axis(1000, 9900, 12).ticks(1000)), "0:1 3:2 5:3 8:5 10:7");
}

TEST(PlotAxis, HasLabelsThatDoNotTouch) {
    for (std::size_t cells = 2; cells < 120; ++cells)
        for (const double highest : {1.01, 2.0, 3.5, 70.0, 1e6}) {
            const plot_axis axis(7.3e4, 7.3e4 * highest, cells);
            std::size_t free = 0;
            for (const axis_tick& one : axis.ticks(1e3)) {
                const std::size_t start = label_start(one, cells);
                EXPECT_GE(start, free);
                EXPECT_LT(one.cell, cells);
                free = start + one.label.size() + 1;
            }
        }
}

TEST(PlotAxis, HasASingleValueInTheMiddle) {
    EXPECT_EQ(plot_axis(5, 5, 11).cell_of(5), 5U);
    EXPECT_EQ(plot_axis(0, 0, 11).cell_of(0), 5U);
}

TEST(PlotAxis, HasWhatLiesBeyondAtItsEnds) {
    const plot_axis axis(10, 20, 10);
    EXPECT_EQ(axis.cell_of(-5), 0U);
    EXPECT_EQ(axis.cell_of(500), 9U);
}

}  // namespace
}  // namespace pingpong
