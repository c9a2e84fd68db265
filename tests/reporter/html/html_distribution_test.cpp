#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/density_curve.hpp"
#include "support/reports/noisy_report.hpp"

namespace pingpong::html {
namespace {

using std::chrono::nanoseconds;

/// Where the curve is highest, in ns.
double peak_of(const std::vector<density_point>& curve) {
    return std::ranges::max(curve, {}, &density_point::density).ns;
}

/// Round trips around each of these times, in equal numbers.
histogram round_trips_around(const std::vector<std::int64_t>& times_ns) {
    histogram made;
    for (const std::int64_t ns : times_ns)
        for (std::int64_t i = -50; i <= 50; ++i)
            made.add(histogram::index_of(static_cast<std::uint64_t>(ns + i * ns / 1000)),
                     static_cast<std::uint64_t>(51 - std::abs(i)));
    return made;
}

TEST(DensityCurve, IsHighestWhereMostRoundTripsLie) {
    const auto curve = estimate_density(round_trips_around({10'000}), 5000, 20'000, 200);
    ASSERT_EQ(curve.size(), 200U);
    EXPECT_NEAR(curve.front().ns, 5000, 1e-6);
    EXPECT_NEAR(curve.back().ns, 20'000, 1e-6);
    EXPECT_NEAR(peak_of(curve), 10'000, 150);
    EXPECT_EQ(std::ranges::max(curve, {}, &density_point::density).density, 1);
    EXPECT_LT(curve.front().density, 1e-6);
}

TEST(DensityCurve, ShowsBothPeaksOfTwoSpeeds) {
    const auto curve = estimate_density(round_trips_around({10'000, 14'000}), 8000, 18'000, 200);
    const auto density_near = [&curve](double ns) {
        return std::ranges::min(
                   curve, {}, [ns](const density_point& point) { return std::abs(point.ns - ns); })
            .density;
    };
    EXPECT_GT(density_near(10'000), 0.8);
    EXPECT_GT(density_near(14'000), 0.8);
    EXPECT_LT(density_near(12'000), 0.5 * density_near(10'000));
}

TEST(DensityCurve, OfNothingIsEmpty) {
    EXPECT_TRUE(estimate_density({}, 1000, 2000, 10).empty());
    EXPECT_TRUE(estimate_density(round_trips_around({1'000'000}), 1000, 2000, 10).empty());
}

TEST(DensityCurve, OfOneValueIsAPeak) {
    histogram same;
    same.add(histogram::index_of(5000), 1000);
    const auto curve = estimate_density(same, 4000, 6000, 100);
    EXPECT_NEAR(peak_of(curve), 5000, 50);
}

TEST(RoundTripDensities, ShowACurveForEachContenderThatHasAShape) {
    report made = noisy_report({"ws", "http-keepalive", "http-close"}, {5000, 6000, 9000}, 0.01);
    made.summaries[0].round_trips = round_trips_around({5000});
    made.summaries[1].round_trips = round_trips_around({6000, 7000});
    made.summaries[2].round_trips.record(nanoseconds(9000));
    const chart shown = round_trip_densities(subject(made));
    ASSERT_EQ(shown.pictures.size(), 2U);
    const std::string picture = shown.pictures.front().bytes();
    EXPECT_NE(picture.find("class=\"density blue\""), std::string::npos);
    EXPECT_NE(picture.find("class=\"density orange\""), std::string::npos);
    EXPECT_EQ(picture.find("class=\"density vermilion\""), std::string::npos);
    EXPECT_NE(picture.find("WebSocket: median 5.00 µs; half between "), std::string::npos);
    ASSERT_EQ(shown.tables.size(), 1U);
    EXPECT_EQ(shown.tables.front().rows.size(), 2U);
}

TEST(RoundTripDensities, AreLeftOutWithoutRoundTrips) {
    const report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    EXPECT_TRUE(round_trip_densities(subject(made)).pictures.empty());
}

/// Runs that began one after the other, the last one first in the list.
std::vector<named_report> runs_in_a_row(std::size_t count) {
    std::vector<named_report> runs;
    for (std::size_t i = count; i-- > 0;) {
        named_report& run = runs.emplace_back();
        run.name = "run-" + std::to_string(i + 1) + ".json";
        run.report = noisy_report({"ws", "http-keepalive"},
                                  {5000.0 + 100.0 * static_cast<double>(i), 6000}, 0.01);
        run.report.run_id = run.name;
        run.report.start += std::chrono::hours(i);
        run.report.start_local = "2026-03-1" + std::to_string(i) + "T09:00:00+01:00";
    }
    return runs;
}

TEST(RatioHistory, ShowsEveryRunWithTheOldestOnTheLeft) {
    const std::vector<named_report> runs = runs_in_a_row(4);
    const chart shown = ratio_history(make_overview(runs, escape_terminal));
    ASSERT_EQ(shown.pictures.size(), 2U);
    const std::string picture = shown.pictures.front().bytes();
    EXPECT_NE(picture.find(">03-10 09:00<"), std::string::npos);
    EXPECT_NE(picture.find("time per exchange, WebSocket / HTTP keep-alive"), std::string::npos);
    std::size_t marks = 0;
    for (std::size_t at = picture.find("class=\"mark blue\""); at != std::string::npos;
         at = picture.find("class=\"mark blue\"", at + 1))
        ++marks;
    EXPECT_EQ(marks, 4U);
    ASSERT_EQ(shown.tables.front().rows.size(), 4U);
    EXPECT_EQ(shown.tables.front().rows.front().front(), "run-1.json");
    EXPECT_EQ(shown.tables.front().rows.back().front(), "run-4.json");
}

TEST(RatioHistory, IsLeftOutForOneRun) {
    const std::vector<named_report> runs = runs_in_a_row(1);
    EXPECT_TRUE(ratio_history(make_overview(runs, escape_terminal)).pictures.empty());
}

TEST(RatioHistory, NamesLinesByWhatTheirSettingsDifferIn) {
    std::vector<named_report> runs = runs_in_a_row(2);
    for (named_report& run : runs) {
        const report first = run.report;
        for (cell cell : first.cells) {
            cell.experiment = 1;
            cell.connections = 8;
            run.report.cells.push_back(cell);
        }
        for (comparison comparison : first.comparisons) {
            comparison.numerator += first.cells.size();
            comparison.denominator += first.cells.size();
            run.report.comparisons.push_back(comparison);
        }
    }
    const chart shown = ratio_history(make_overview(runs, escape_terminal));
    ASSERT_FALSE(shown.pictures.empty());
    EXPECT_NE(shown.pictures.front().bytes().find(">8 connections<"), std::string::npos);
}

}  // namespace
}  // namespace pingpong::html
