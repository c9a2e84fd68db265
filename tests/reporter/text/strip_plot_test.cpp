#include "pingpong/reporter/text/strip_plot.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/plain_text.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

/// E.g. "0:10 20:20".
std::string words_of(const std::vector<axis_tick>& ticks) {
    std::string words;
    for (const axis_tick& tick : ticks)
        words += (words.empty() ? "" : " ") + std::to_string(tick.cell) + ':' + tick.label;
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
            for (const axis_tick& tick : axis.ticks(1e3)) {
                const std::size_t start = label_start(tick, cells);
                EXPECT_GE(start, free);
                EXPECT_LT(tick.cell, cells);
                free = start + tick.label.size() + 1;
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

text_style style_of(std::size_t columns, charset drawn_in = charset::unicode) {
    text_style style;
    style.columns = columns;
    style.drawn_in = drawn_in;
    return style;
}

std::vector<strip> two_strips() {
    return {{"ws", {10'000, 10'000, 10'000, 11'000, 12'000}, protocol_colour::blue},
            {"http", {18'000, 19'000, 20'000}, protocol_colour::orange}};
}

TEST(StripPlot, HasARowPerContenderOverACommonAxis) {
    EXPECT_EQ(strip_plot(two_strips(), style_of(50)),
              "Block medians: ▁ to █ for 1 to 8 of them, ◆ for\n"
              "the one in the middle\n"
              "ws        ◆   ▁   ▁\n"
              "http                                      ▁   ◆  ▁\n"
              "          ┬───────────────────┬──────────────────┬\n"
              "us        10                 15                 20\n");
}

TEST(StripPlot, IsDrawnInAsciiWhereNothingElseCanBeShown) {
    const std::string plot = strip_plot(two_strips(), style_of(60, charset::ascii));
    EXPECT_TRUE(is_ascii(plot)) << plot;
    EXPECT_EQ(lines_of(plot).size(), 6U) << plot;
}

TEST(StripPlot, SaysWhenItsAxisIsOfRatios) {
    std::vector<strip> strips = two_strips();
    EXPECT_EQ(strip_plot(strips, style_of(80)).find("(log)"), std::string::npos);
    strips[1].points.push_back(90'000);
    EXPECT_NE(strip_plot(strips, style_of(80)).find("\nus (log)"), std::string::npos);
}

TEST(StripPlot, HasTheUnitThatSuitsItsPoints) {
    std::vector<strip> strips = two_strips();
    for (strip& strip : strips)
        for (double& point : strip.points)
            point *= 1000;
    const std::vector<std::string> lines = lines_of(strip_plot(strips, style_of(80)));
    EXPECT_TRUE(lines.back().starts_with("ms ")) << lines.back();
    EXPECT_TRUE(lines.back().ends_with("20")) << lines.back();
}

TEST(StripPlot, IsNoWiderThanItsPlace) {
    std::vector<strip> strips = two_strips();
    strips.push_back({std::string(300, 'x'), {1, 1e9}});
    strips.push_back({"卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球", {5e5}});
    for (std::size_t columns = 40; columns <= 120; ++columns)
        for (const charset drawn_in : {charset::ascii, charset::unicode}) {
            const std::string plot = strip_plot(strips, style_of(columns, drawn_in));
            EXPECT_LE(widest_of(lines_of(plot)), columns) << plot;
        }
}

TEST(StripPlot, LeavesOutWhoHasNoPoints) {
    std::vector<strip> strips = two_strips();
    strips.push_back({"tcp", {}});
    EXPECT_EQ(strip_plot(strips, style_of(80)).find("tcp"), std::string::npos);
    EXPECT_EQ(strip_plot({{"tcp", {}}}, style_of(80)), "");
    EXPECT_EQ(strip_plot({}, style_of(80)), "");
}

TEST(StripPlot, IsTheSameInColours) {
    text_style style = style_of(80);
    const std::string plain = strip_plot(two_strips(), style);
    style.coloured = true;
    EXPECT_NE(strip_plot(two_strips(), style), plain);
    EXPECT_EQ(unpainted(strip_plot(two_strips(), style)), plain);
}

TEST(BlockMedians, AreThoseOfTheExperiment) {
    const report sample = sample_report();
    const auto strips = block_medians(sample, view_experiments(sample).front());
    ASSERT_EQ(strips.size(), 5U);
    EXPECT_EQ(strips[0].label, "raw TCP");
    EXPECT_EQ(strips[0].points, (std::vector<double>{9350, 9380, 9390, 9420}));
}

}  // namespace
}  // namespace pingpong
