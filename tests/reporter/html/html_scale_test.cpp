#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/html/drawing/scale.hpp"

namespace pingpong::html {
namespace {

using values = std::vector<double>;

void expect_near(const values& found, const values& expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_NEAR(found[i], expected[i], 1e-9 * std::abs(expected[i]));
}

TEST(Scale, MapsItsEndsToThePlacesGiven) {
    const axis_scale linear(axis_spacing::linear, 10, 20, 100, 300);
    EXPECT_DOUBLE_EQ(linear(10), 100);
    EXPECT_DOUBLE_EQ(linear(15), 200);
    EXPECT_DOUBLE_EQ(linear(20), 300);
    const axis_scale logarithmic(axis_spacing::logarithmic, 1, 100, 300, 100);
    EXPECT_DOUBLE_EQ(logarithmic(1), 300);
    EXPECT_DOUBLE_EQ(logarithmic(10), 200);
    EXPECT_DOUBLE_EQ(logarithmic(100), 100);
}

TEST(Scale, HasPlacesForValuesThatAreAllTheSame) {
    for (const axis_spacing spacing : {axis_spacing::linear, axis_spacing::logarithmic}) {
        const axis_scale scale(spacing, 5, 5, 0, 100);
        EXPECT_LT(scale.low(), 5);
        EXPECT_GT(scale.high(), 5);
        EXPECT_TRUE(std::isfinite(scale(5)));
    }
}

TEST(Scale, HasAPlaceForNothingOnALogarithmicAxis) {
    const axis_scale scale(axis_spacing::logarithmic, 0, 0, 0, 100);
    EXPECT_TRUE(std::isfinite(scale(0)));
    EXPECT_TRUE(std::isfinite(scale(-3)));
}

TEST(Scale, LeavesRoomAroundWhatItHolds) {
    value_range taken;
    taken.include(10.0);
    taken.include(1000.0);
    const axis_scale scale = axis_scale::around(axis_spacing::logarithmic, taken, 0, 100);
    EXPECT_LT(scale.low(), 10);
    EXPECT_GT(scale.low(), 7);
    EXPECT_GT(scale.high(), 1000);
    EXPECT_LT(scale.high(), 1400);
}

TEST(Range, LeavesOutWhatIsUnknownOrNoNumber) {
    value_range taken;
    taken.include(std::optional<double>());
    taken.include(std::numeric_limits<double>::quiet_NaN());
    taken.include(std::numeric_limits<double>::infinity());
    EXPECT_TRUE(taken.empty());
    taken.include(std::optional<double>(3));
    EXPECT_EQ(taken.low(), 3);
    EXPECT_EQ(taken.high(), 3);
}

TEST(Ticks, AreOneTwoAndFiveOfEachPowerOfTen) {
    expect_near(choose_ticks({axis_spacing::logarithmic, 0.9, 60, 0, 1}, 10),
                {1, 2, 5, 10, 20, 50});
}

TEST(Ticks, AreThePowersOfTenWhereThoseWouldBeTooMany) {
    expect_near(choose_ticks({axis_spacing::logarithmic, 1, 1e5, 0, 1}, 8),
                {1, 10, 100, 1e3, 1e4, 1e5});
}

TEST(Ticks, AreEvenWhereAnAxisHoldsLessThanThat) {
    expect_near(choose_ticks({axis_spacing::logarithmic, 0.84, 1.04, 0, 1}, 6),
                {0.85, 0.9, 0.95, 1});
    expect_near(choose_ticks({axis_spacing::linear, 0, 35, 0, 1}, 8),
                {0, 5, 10, 15, 20, 25, 30, 35});
}

TEST(Ticks, AreNeverMoreThanAskedFor) {
    for (const double high : {1.001, 1.5, 3.0, 12.0, 1e3, 1e7, 1e18, 1e300})
        for (const axis_spacing spacing : {axis_spacing::linear, axis_spacing::logarithmic})
            for (const std::size_t max_ticks : {2U, 5U, 9U}) {
                const auto ticks = choose_ticks({spacing, 1, high, 0, 1}, max_ticks);
                EXPECT_LE(ticks.size(), max_ticks + 1) << high << ' ' << max_ticks;
            }
}

TEST(Ticks, AreWrittenInFewCharacters) {
    EXPECT_EQ(format_tick(0), "0");
    EXPECT_EQ(format_tick(0.95), "0.95");
    EXPECT_EQ(format_tick(0.1 + 0.2), "0.3");
    EXPECT_EQ(format_tick(5000), "5000");
    EXPECT_EQ(format_tick(20'000), "20k");
    EXPECT_EQ(format_tick(2e6), "2M");
}

TEST(PlotArea, HasRoomForLongLabelsOfTheYAxis) {
    plot_area area(page_width::narrow, 100, 0);
    area.fit_y_labels({{0.001, "0.001"}});
    EXPECT_EQ(area.left, plot_area(page_width::narrow, 100, 0).left);
    area.fit_y_labels({{0.0025, "0.0025"}});
    EXPECT_GE(area.left - 8, 6 * 7.2) << "the labels end 8 to the left of the axis";
}

TEST(LabelPlaces, StayWhereTheyAreWantedWhenThereIsRoom) {
    expect_near(separate_labels({100, 20, 60}, 16, 0, 200), {100, 20, 60});
}

TEST(LabelPlaces, ArePushedApartInTheirOrder) {
    const values places = separate_labels({50, 51, 50}, 16, 0, 200);
    EXPECT_NEAR(places[2] - places[0], 16, 1e-9);
    EXPECT_NEAR(places[1] - places[2], 16, 1e-9);
}

TEST(LabelPlaces, AreKeptInBounds) {
    const values high = separate_labels({199, 200, 200}, 16, 0, 200);
    EXPECT_LE(*std::ranges::max_element(high), 200);
    const values low = separate_labels({0, 0, 1}, 16, 0, 200);
    expect_near(low, {0, 16, 32});
}

TEST(LabelPlaces, OfNothingAreNone) {
    EXPECT_TRUE(separate_labels({}, 16, 0, 200).empty());
}

}  // namespace
}  // namespace pingpong::html
