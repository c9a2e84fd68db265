#include "pingpong/statistics/percentile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>
#include <vector>

namespace pingpong {
namespace {

using namespace std::chrono_literals;
using samples = std::vector<round_trip>;

/// 1 ns, 2 ns, ... `n` ns: the k-th smallest is k.
samples first_numbers(std::size_t n) {
    samples made(n);
    for (std::size_t i = 0; i < n; ++i)
        made[i] = round_trip(i + 1);
    return made;
}

TEST(Percentile, OfNothingIsNothing) {
    for (const double rank : {0.001, 50.0, 100.0})
        EXPECT_EQ(percentile({}, rank), std::nullopt);
}

TEST(Percentile, OfOneSampleIsThatSample) {
    const samples samples{7ns};
    for (const double rank : {0.001, 50.0, 99.0, 100.0})
        EXPECT_EQ(percentile(samples, rank), 7ns) << rank;
}

// Half of two samples are at most the lower one, so it is the median: no mean of neighbours.
TEST(Percentile, OfTwoSamplesIsTheLowerOneUpToFifty) {
    const samples two{3ns, 9ns};
    EXPECT_EQ(percentile(two, 1), 3ns);
    EXPECT_EQ(percentile(two, 50), 3ns);
    EXPECT_EQ(percentile(two, 50.01), 9ns);
    EXPECT_EQ(percentile(two, 100), 9ns);
}

TEST(Percentile, OfTenSamplesStepsAtEveryTenth) {
    const samples ten{2ns, 4ns, 4ns, 5ns, 7ns, 8ns, 9ns, 11ns, 20ns, 100ns};
    EXPECT_EQ(percentile(ten, 10), 2ns);
    EXPECT_EQ(percentile(ten, 10.1), 4ns);
    EXPECT_EQ(percentile(ten, 50), 7ns);
    EXPECT_EQ(percentile(ten, 50.1), 8ns);
    EXPECT_EQ(percentile(ten, 90), 20ns);
    EXPECT_EQ(percentile(ten, 90.1), 100ns);
    EXPECT_EQ(percentile(ten, 99), 100ns);
    EXPECT_EQ(percentile(ten, 100), 100ns);
}

TEST(Percentile, OfAHundredSamplesIsTheSampleOfItsRank) {
    const samples hundred = first_numbers(100);
    for (int rank = 1; rank <= 100; ++rank)
        EXPECT_EQ(percentile(hundred, rank), round_trip(rank));
    EXPECT_EQ(percentile(hundred, 0.001), 1ns);
    EXPECT_EQ(percentile(hundred, 99.5), 100ns);
}

TEST(Percentile, IsNotPushedUpByTheRoundingOfDecimalRanks) {
    for (const std::size_t n : {1000U, 2000U, 7000U, 10000U, 200000U}) {
        const samples many = first_numbers(n);
        EXPECT_EQ(percentile(many, 99.9), round_trip(n - n / 1000)) << n;
        EXPECT_EQ(percentile(many, 0.1), round_trip(n / 1000)) << n;
    }
}

// The definition itself, in whole numbers.
TEST(Percentile, IsTheSmallestSampleThatEnoughSamplesDoNotExceed) {
    std::mt19937_64 engine(7);
    for (std::size_t n = 1; n <= 60; ++n) {
        samples sorted(n);
        std::ranges::generate(sorted, [&engine] { return round_trip(engine() % 40); });
        std::ranges::sort(sorted);
        for (std::size_t rank = 1; rank <= 100; ++rank) {
            const auto enough = [&](round_trip candidate) {
                const auto below = std::ranges::count_if(
                    sorted, [candidate](round_trip each) { return each <= candidate; });
                return static_cast<std::size_t>(below) * 100 >= rank * n;
            };
            const auto expected = *std::ranges::find_if(sorted, enough);
            ASSERT_EQ(percentile(sorted, static_cast<double>(rank)), expected) << n << ' ' << rank;
        }
    }
}

TEST(Summarise, OfNothingIsNothing) {
    EXPECT_FALSE(summarise({}).has_value());
}

TEST(Summarise, OfOneSampleIsThatSampleThroughout) {
    samples samples{42ns};
    const auto summary = summarise(samples);
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->min, 42ns);
    EXPECT_EQ(summary->p50, 42ns);
    EXPECT_EQ(summary->p90, 42ns);
    EXPECT_EQ(summary->p99, 42ns);
    EXPECT_EQ(summary->max, 42ns);
    EXPECT_EQ(summary->mean_ns, 42.0);
}

TEST(Summarise, TakesItsSamplesInAnyOrderAndSortsThem) {
    samples ten{100ns, 2ns, 9ns, 4ns, 8ns, 20ns, 4ns, 7ns, 5ns, 11ns};
    const auto summary = summarise(ten);
    ASSERT_TRUE(summary);
    EXPECT_TRUE(std::ranges::is_sorted(ten));
    EXPECT_EQ(summary->min, 2ns);
    EXPECT_EQ(summary->p50, 7ns);
    EXPECT_EQ(summary->p90, 20ns);
    EXPECT_EQ(summary->p99, 100ns);
    EXPECT_EQ(summary->max, 100ns);
    EXPECT_EQ(summary->mean_ns, 17.0);
}

TEST(Summarise, TellsTheRanksOfAHundredSamplesApart) {
    samples hundred = first_numbers(100);
    std::ranges::reverse(hundred);
    const auto summary = summarise(hundred);
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->p50, 50ns);
    EXPECT_EQ(summary->p90, 90ns);
    EXPECT_EQ(summary->p99, 99ns);
    EXPECT_EQ(summary->mean_ns, 50.5);
}

// Three thousand hours: the sum does not fit into 32 bits, nor into a double's integers by far.
TEST(Summarise, AddsUpLongDurations) {
    samples days(3, round_trip(1000h));
    const auto summary = summarise(days);
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->mean_ns, 3.6e15);
}

}  // namespace
}  // namespace pingpong
