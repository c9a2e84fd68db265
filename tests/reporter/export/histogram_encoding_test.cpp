#include "pingpong/reporter/export/histogram_encoding.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <string_view>

namespace pingpong {
namespace {

using namespace std::string_literals;

constexpr std::size_t header_bytes = 40;

std::string payload_of(const histogram& counts) {
    return encode_v2(counts).substr(header_bytes);
}

TEST(HistogramEncoding, BeginsWithTheShapeOfTheHistogram) {
    histogram counts;
    counts.add(0, 1);
    EXPECT_EQ(encode_v2(counts),
              "\x1c\x84\x93\x13"s            // which encoding
              "\0\0\0\1"s                    // bytes after the header
              "\0\0\0\0"s                    // shifted by
              "\0\0\0\3"s                    // significant digits
              "\0\0\0\0\0\0\0\1"s            // lowest value
              "\0\0\x03\x46\x30\xb8\xa0\0"s  // highest value: an hour
              "\x3f\xf0\0\0\0\0\0\0"s        // 1.0
              "\2"s);
}

TEST(HistogramEncoding, HasCountsOfAnySize) {
    histogram counts;
    counts.add(0, 1);
    counts.add(1, 63);
    counts.add(2, 64);
    counts.add(3, (std::uint64_t{1} << 53U) - 1);
    EXPECT_EQ(payload_of(counts), "\x02\x7e\x80\x01"s + "\xfe\xff\xff\xff\xff\xff\xff\x1f"s);
}

TEST(HistogramEncoding, LeavesOutEmptyBuckets) {
    histogram counts;
    counts.add(1, 1);    // one is empty before it
    counts.add(4, 1);    // two
    counts.add(105, 1);  // a hundred
    EXPECT_EQ(payload_of(counts), "\0\x02\x03\x02\xc7\x01\x02"s);
}

TEST(HistogramEncoding, OfNothingIsAHeader) {
    EXPECT_EQ(encode_v2(histogram()).size(), header_bytes);
}

// Beyond the usual range the header states the longest value.
TEST(HistogramEncoding, ReachesAsFarAsTheLongestRoundTrip) {
    histogram counts;
    counts.record(std::chrono::hours(2));
    const auto longest = static_cast<std::uint64_t>(counts.percentile(100)->count());
    std::uint64_t encoded_longest = 0;
    for (const char byte : encode_v2(counts).substr(24, 8))
        encoded_longest = encoded_longest << 8U | static_cast<unsigned char>(byte);
    EXPECT_EQ(encoded_longest, longest);
}

// HdrHistogram: index = ((bucket + 1) << 10) + sub-bucket - 1024, where the bucket is the number of
// bits beyond the 11 of 2048 sub-buckets, and the sub-bucket the value without that many bits.
TEST(HistogramEncoding, HasTheIndicesOfAHistogramOfThreeDigits) {
    for (std::uint64_t value = 1; value < std::uint64_t{1} << 62U; value += value / 8 + 1) {
        const auto bucket = static_cast<unsigned>(64 - 11 - __builtin_clzll(value | 2047));
        const std::uint64_t sub_bucket = value >> bucket;
        EXPECT_EQ(histogram::index_of(value), ((bucket + 1ULL) << 10U) + sub_bucket - 1024);
    }
}

TEST(HistogramEncoding, IsCompressedAsWell) {
    histogram counts;
    for (int value = 1; value < 100'000; value += 7)
        counts.record(round_trip(value));
    const std::string plain = encode_v2(counts);
    const std::string packed = encode_compressed_v2(counts);
    EXPECT_EQ(packed.substr(0, 4), "\x1c\x84\x93\x14"s);
    const std::size_t encoded_size =
        static_cast<unsigned char>(packed[6]) * 256U + static_cast<unsigned char>(packed[7]);
    EXPECT_EQ(encoded_size, packed.size() - 8);

    std::string unpacked(plain.size(), '\0');
    uLongf size = unpacked.size();
    ASSERT_EQ(uncompress(reinterpret_cast<Bytef*>(unpacked.data()), &size,
                         reinterpret_cast<const Bytef*>(packed.data() + 8), packed.size() - 8),
              Z_OK);
    EXPECT_EQ(size, plain.size());
    EXPECT_EQ(unpacked, plain);
}

// RFC 4648, 10.
TEST(Base64, IsThatOfTheStandard) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foob"), "Zm9vYg==");
    EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64("\xff\xfe\x00"s), "//4A");
}

}  // namespace
}  // namespace pingpong
