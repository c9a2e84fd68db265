// How often a warm-up is found that is there, and how often one that is not; the rates that
// find_steady_state's description states.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "pingpong/statistics/steadiness.hpp"
#include "statistics/chance.hpp"

namespace pingpong {
namespace {

using test::chance;
using test::share;
using values = std::vector<double>;

constexpr int all_series = 2000;
constexpr int fewer_series = 500;

values series_of(std::size_t size, chance& source, double (chance::*shape)()) {
    values made(size);
    std::ranges::generate(made, [&] { return (source.*shape)(); });
    return made;
}

/// How often something holds of the steady state of normal noise with a level added to it.
template <class Level, class Property>
double share_with(std::size_t size, Level level, Property property) {
    chance source(size);
    return share(fewer_series, [&] {
        values series = series_of(size, source, &chance::normal);
        for (std::size_t i = 0; i < size; ++i)
            series[i] += level(static_cast<double>(i));
        return property(find_steady_state(series));
    });
}

void expect_within(const std::string& text, double found, double low, double high) {
    testing::Test::RecordProperty(text, std::to_string(found));
    EXPECT_GE(found, low) << text;
    EXPECT_LE(found, high) << text;
}

/// Expects noise to be left alone.
void expect_uncut(const char* name, double (chance::*shape)(), double max_cut) {
    for (const std::size_t size : {10U, 15U, 30U, 100U, 300U}) {
        chance source(size);
        int cut = 0, not_found = 0;
        const int series = size < 100 ? all_series : fewer_series;
        for (int i = 0; i < series; ++i) {
            const steady_state state = find_steady_state(series_of(size, source, shape));
            cut += state.from > 0 ? 1 : 0;
            not_found += state.found ? 0 : 1;
        }
        const std::string series_name = std::to_string(size) + ' ' + name;
        expect_within("cut of " + series_name, 1.0 * cut / series, 0, max_cut);
        expect_within("not found in " + series_name, 1.0 * not_found / series, 0, 0.01);
    }
}

TEST(SteadyStateSimulation, NormalNoiseIsLeftAlone) {
    expect_uncut("normal", &chance::normal, 0.01);
}

TEST(SteadyStateSimulation, SkewedNoiseIsLeftAlone) {
    expect_uncut("skewed", &chance::very_skewed, 0.045);
}

TEST(SteadyStateSimulation, HeavyTailedNoiseIsLeftAlone) {
    expect_uncut("heavy-tailed", &chance::heavy_tailed, 0.03);
}

TEST(SteadyStateSimulation, AStepIsCutWhole) {
    for (const double length : {5.0, 10.0, 20.0}) {
        const auto step = [=](double i) { return i < length ? 5.0 : 0.0; };
        const double whole = share_with(100, step, [=](const steady_state& state) {
            return state.found && static_cast<double>(state.from) >= length;
        });
        expect_within("a step of " + std::to_string(length), whole, 0.97, 1);
    }
}

TEST(SteadyStateSimulation, AFirstValueThatIsOffIsMostlyCut) {
    const auto first = [](double i) { return i < 1 ? 5.0 : 0.0; };
    const auto is_cut = [](const steady_state& state) { return state.from > 0; };
    expect_within("of 100", share_with(100, first, is_cut), 0.7, 1);
    expect_within("of 30", share_with(30, first, is_cut), 0.55, 1);
    expect_within("of 15", share_with(15, first, is_cut), 0.4, 1);
    expect_within("of 10", share_with(10, first, is_cut), 0.25, 1);
}

TEST(SteadyStateSimulation, ADecayIsCut) {
    for (const double lasts : {0.03, 0.08}) {
        const auto decay = [=](double i) { return 8 * std::exp(-i / (lasts * 100)); };
        const double cut = share_with(
            100, decay, [](const steady_state& state) { return state.found && state.from > 2; });
        expect_within("a decay over " + std::to_string(lasts), cut, 0.97, 1);
    }
}

TEST(SteadyStateSimulation, ATrendThroughoutIsNotFoundSteady) {
    const auto not_found = [](const steady_state& state) { return !state.found; };
    for (const std::size_t size : {30U, 100U}) {
        const auto trend = [=](double i) { return 20 * i / static_cast<double>(size); };
        expect_within("a trend of " + std::to_string(size), share_with(size, trend, not_found),
                      0.88, 1);
    }
}

}  // namespace
}  // namespace pingpong
