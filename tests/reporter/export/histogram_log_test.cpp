#include "pingpong/reporter/export/histogram_log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "pingpong/reporter/export/histogram_encoding.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> intervals_of(const report& report) {
    std::vector<std::string> lines = lines_of(to_histogram_log(report));
    std::erase_if(lines, [](const std::string& line) { return !line.starts_with("Tag="); });
    return lines;
}

TEST(HistogramLog, BeginsAsItsReadersExpect) {
    const auto lines = lines_of(to_histogram_log(sample_report()));
    EXPECT_EQ(lines[1], "#[Histogram log format version 1.3]");
    EXPECT_EQ(lines[2],
              "#[StartTime: 1773475200.000 (seconds since epoch), 2026-03-14T08:00:00.000042Z]");
    EXPECT_EQ(lines[3],
              "#[0-tcp: 1000 exchanges per repetition, 1 at once, 4 bytes there, 5 back]");
    const std::string legend =
        "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"";
    EXPECT_EQ(std::ranges::count(lines, legend), 1);
}

// The sample's first block of ws begins after 23 ms, its last one ends after 180 ms.
TEST(HistogramLog, HasALineForEachCell) {
    const report sample = sample_report();
    const auto lines = intervals_of(sample);
    ASSERT_EQ(lines.size(), sample.cells.size());
    EXPECT_EQ(lines[2], "Tag=0-ws,0.023,0.157,0.058," +
                            base64(encode_compressed_v2(sample.summaries[2].round_trips)));
    EXPECT_TRUE(lines[7].starts_with("Tag=1-ws,"));
}

TEST(HistogramLog, IsSilentOnCellsWithoutRoundTrips) {
    report sample = sample_report();
    sample.summaries[0].round_trips = histogram();
    EXPECT_TRUE(intervals_of(sample)[0].starts_with("Tag=0-unix,"));
    EXPECT_TRUE(intervals_of(report()).empty());
}

// A report that was read may have been written by anybody.
TEST(HistogramLog, IsNotLedAstrayByNames) {
    report sample = sample_report();
    sample.cells[0].protocol = "ws,1 2\nTag=x#";
    const auto lines = lines_of(to_histogram_log(sample));
    EXPECT_EQ(lines.size(), lines_of(to_histogram_log(sample_report())).size());
    EXPECT_TRUE(intervals_of(sample)[0].starts_with("Tag=0-ws_1_2_Tag_x_,0.003,"));
}

}  // namespace
}  // namespace pingpong
