#include "pingpong/statistics/histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "pingpong/statistics/percentile.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;
using bucket_counts = std::vector<std::pair<std::size_t, std::uint64_t>>;

constexpr std::uint64_t greatest = std::numeric_limits<std::uint64_t>::max();

/// Round trips of every magnitude from nanoseconds to minutes.
std::vector<round_trip> mixed_samples(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 engine(seed);
    std::vector<round_trip> samples(count);
    for (round_trip& each : samples)
        each = round_trip((engine() >> 1) >> (engine() % 36 + 27));
    return samples;
}

/// `hdr_counts_index_for` with a lowest value of 1 and 3 significant digits: 2048 sub-buckets, of
/// which the upper half is used in every bucket but the first.
std::size_t index_in_hdr(std::uint64_t value) {
    std::size_t bucket = 0;
    while ((value >> bucket) >= 2048)
        ++bucket;
    const auto sub_bucket = static_cast<std::size_t>(value >> bucket);
    const std::size_t bucket_base = (bucket + 1) * 1024;
    return bucket_base + sub_bucket - 1024;
}

/// Values at and beside every power of two, and some between.
std::vector<std::uint64_t> telling_values() {
    std::vector<std::uint64_t> values{0, greatest, greatest - 1};
    for (unsigned shift = 0; shift < 64; ++shift) {
        const std::uint64_t power = std::uint64_t(1) << shift;
        for (const std::uint64_t value : {power - 1, power, power + 1, power + power / 3,
                                          power + power / 2, power + power / 2 + 1})
            values.push_back(value);
    }
    return values;
}

TEST(Histogram, CountsSmallValuesExactly) {
    for (std::uint64_t value = 0; value < 2048; ++value) {
        ASSERT_EQ(histogram::index_of(value), value);
        ASSERT_EQ(histogram::low_of(value), value);
        ASSERT_EQ(histogram::high_of(value), value);
    }
}

TEST(Histogram, DoublesTheWidthOfItsBucketsWithEachPowerOfTwo) {
    EXPECT_EQ(histogram::index_of(2047), 2047U);
    EXPECT_EQ(histogram::index_of(2048), 2048U);
    EXPECT_EQ(histogram::index_of(2049), 2048U);
    EXPECT_EQ(histogram::index_of(2050), 2049U);
    EXPECT_EQ(histogram::index_of(4095), 3071U);
    EXPECT_EQ(histogram::index_of(4096), 3072U);
    EXPECT_EQ(histogram::index_of(4099), 3072U);
    EXPECT_EQ(histogram::index_of(4100), 3073U);
    EXPECT_EQ(histogram::index_of(8191), 4095U);
    EXPECT_EQ(histogram::index_of(8192), 4096U);
    EXPECT_EQ(histogram::index_of(greatest), 53U * 1024 + 2047);

    EXPECT_EQ(histogram::low_of(2048), 2048U);
    EXPECT_EQ(histogram::high_of(2048), 2049U);
    EXPECT_EQ(histogram::low_of(3071), 4094U);
    EXPECT_EQ(histogram::high_of(3071), 4095U);
    EXPECT_EQ(histogram::low_of(3072), 4096U);
    EXPECT_EQ(histogram::high_of(3072), 4099U);
    EXPECT_EQ(histogram::high_of(53 * 1024 + 2047), greatest);
}

TEST(Histogram, HasTheLayoutOfHdrHistogram) {
    for (const std::uint64_t value : telling_values())
        EXPECT_EQ(histogram::index_of(value), index_in_hdr(value)) << value;
}

TEST(Histogram, PutsEveryValueBetweenTheEdgesOfItsBucket) {
    for (const std::uint64_t value : telling_values()) {
        const std::size_t index = histogram::index_of(value);
        EXPECT_LE(histogram::low_of(index), value);
        EXPECT_GE(histogram::high_of(index), value);
        EXPECT_EQ(histogram::index_of(histogram::low_of(index)), index);
        EXPECT_EQ(histogram::index_of(histogram::high_of(index)), index);
    }
}

TEST(Histogram, LeavesNoGapBetweenBuckets) {
    for (std::size_t index = 0; index < 53 * 1024 + 2047; ++index)
        ASSERT_EQ(histogram::high_of(index) + 1, histogram::low_of(index + 1)) << index;
}

TEST(Histogram, KnowsAValueToWithinOnePartIn1024) {
    for (std::uint64_t value = 1; value < (std::uint64_t(1) << 62); value += value / 1000 + 1) {
        const std::size_t index = histogram::index_of(value);
        const std::uint64_t error = histogram::high_of(index) - histogram::low_of(index);
        ASSERT_LE(error, value / 1024) << value;
    }
}

TEST(Histogram, IsEmptyAtFirst) {
    const histogram nothing;
    EXPECT_EQ(nothing.count(), 0U);
    EXPECT_EQ(nothing.percentile(50), std::nullopt);
    EXPECT_TRUE(nothing.buckets().empty());
}

TEST(Histogram, CountsWhatItIsTold) {
    histogram seen;
    seen.record(5ns);
    seen.record(5ns);
    seen.record(0ns);
    seen.record(4097ns);
    EXPECT_EQ(seen.count(), 4U);
    EXPECT_EQ(seen.buckets(), (bucket_counts{{0, 1}, {5, 2}, {3072, 1}}));
}

TEST(Histogram, CountsANegativeValueAsZero) {
    histogram seen;
    seen.record(-1ns);
    seen.record(round_trip::min());
    EXPECT_EQ(seen.buckets(), (bucket_counts{{0, 2}}));
    EXPECT_EQ(seen.percentile(100), 0ns);
}

TEST(Histogram, TakesTheLongestDurationThereIs) {
    histogram seen;
    seen.record(round_trip::max());
    EXPECT_EQ(seen.count(), 1U);
    EXPECT_EQ(seen.percentile(50), round_trip::max());
}

TEST(Histogram, MergedIsTheSameAsRecordedInOnePlace) {
    const auto some = mixed_samples(3000, 1);
    const auto others = mixed_samples(500, 2);
    for (const bool longer_first : {true, false}) {
        histogram together, merged, other;
        together.record(some);
        together.record(others);
        merged.record(longer_first ? some : others);
        other.record(longer_first ? others : some);
        merged.merge(other);
        EXPECT_EQ(merged.count(), 3500U);
        EXPECT_EQ(merged.buckets(), together.buckets());
    }
}

TEST(Histogram, MergedWithNothingStaysAsItIs) {
    histogram seen, nothing;
    seen.record(7ns);
    seen.merge(nothing);
    EXPECT_EQ(seen.buckets(), (bucket_counts{{7, 1}}));
    nothing.merge(seen);
    EXPECT_EQ(nothing.buckets(), (bucket_counts{{7, 1}}));
}

TEST(Histogram, IsMadeAgainFromItsBuckets) {
    histogram seen, again;
    seen.record(mixed_samples(2000, 3));
    for (const auto& [index, count] : seen.buckets())
        again.add(index, count);
    EXPECT_EQ(again.count(), seen.count());
    EXPECT_EQ(again.buckets(), seen.buckets());
    for (const double rank : {1.0, 50.0, 99.9, 100.0})
        EXPECT_EQ(again.percentile(rank), seen.percentile(rank));
}

TEST(Histogram, HasTheUpperEndOfTheBucketOfTheExactPercentile) {
    for (const std::size_t count : {1U, 2U, 10U, 100U, 1001U}) {
        auto samples = mixed_samples(count, count);
        histogram seen;
        seen.record(samples);
        std::ranges::sort(samples);
        for (const double rank : {0.001, 1.0, 10.0, 50.0, 90.0, 99.0, 99.9, 100.0}) {
            const auto exact = static_cast<std::uint64_t>(percentile(samples, rank)->count());
            EXPECT_EQ(seen.percentile(rank),
                      round_trip(histogram::high_of(histogram::index_of(exact))))
                << count << ' ' << rank;
        }
    }
}

}  // namespace
}  // namespace pingpong
