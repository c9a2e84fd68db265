#include "pingpong/reporter/json/json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/export/prometheus.hpp"
#include "support/comma_locale.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

std::string again(const std::string& json) {
    const parsed_report read = from_json(json);
    return read.value ? to_json(*read.value) : read.error;
}

TEST(Json, OfAReportComesBackUnchanged) {
    const std::string json = to_json(sample_report());
    EXPECT_EQ(again(json), json);
}

TEST(Json, OfAnEmptyReportComesBackUnchanged) {
    const std::string json = to_json(report());
    EXPECT_EQ(again(json), json);
}

TEST(Json, KeepsEveryMemberOfAReport) {
    const report written = sample_report();
    const report read = from_json(to_json(written)).value.value();

    EXPECT_EQ(read.start, written.start);
    EXPECT_EQ(read.command_line, written.command_line);
    EXPECT_EQ(read.config.seed, written.config.seed);
    EXPECT_EQ(read.config.deadline, written.config.deadline);
    EXPECT_EQ(read.config.rcvbuf_bytes, std::nullopt);
    EXPECT_EQ(read.environment.mem_bytes, written.environment.mem_bytes);
    EXPECT_TRUE(read.cells[7].remote && read.cells[7].echo);
    EXPECT_EQ(read.cells[4].connections, 1U);
    EXPECT_EQ(read.cells[5].connections, 8U);
    EXPECT_EQ(read.cells[7].endpoint, written.cells[7].endpoint);
    EXPECT_EQ(read.blocks[5].round_trips.p99, written.blocks[5].round_trips.p99);
    EXPECT_EQ(read.blocks[0].segments->sent, written.blocks[0].segments->sent);
    EXPECT_FALSE(read.blocks[2].segments);
    EXPECT_EQ(read.trials[9].failure, written.trials[9].failure);
    EXPECT_EQ(read.trials[9].close, std::nullopt);
    EXPECT_EQ(read.trials[2].duration(), written.trials[2].duration());
    EXPECT_EQ(read.summaries[3].round_trips.buckets(), written.summaries[3].round_trips.buckets());
    EXPECT_EQ(read.costs[4].set_up_ns, std::nullopt);
    EXPECT_EQ(read.comparisons[5].denominator, written.comparisons[5].denominator);
    EXPECT_EQ(read.comparisons[5].figures.ratio.low, written.comparisons[5].figures.ratio.low);
    EXPECT_EQ(read.comparisons[5].throughput_ratio, written.comparisons[5].throughput_ratio);
    EXPECT_EQ(read.openings[12].handshake, written.openings[12].handshake);
    EXPECT_EQ(read.openings[12].following_exchange, written.openings[12].following_exchange);
    EXPECT_EQ(read.stopping[0].looks[0].half_width, written.stopping[0].looks[0].half_width);
    EXPECT_EQ(read.diagnostics.size(), written.diagnostics.size());
    EXPECT_EQ(read.original_rows[3].duration, written.original_rows[3].duration);
}

TEST(Json, NumbersOfAnySizeComeBackUnchanged) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> digits(-10, 10), scale(-12, 14);
    report written;
    written.cells.resize(1);
    for (int i = 0; i < 2000; ++i) {
        written.blocks.emplace_back();
        written.blocks.back().round_trips.mean_ns = digits(random) * std::pow(10, scale(random));
    }
    analyze(written);
    const std::string json = to_json(written);
    EXPECT_EQ(again(json), json);
}

TEST(Json, IsTheSameInEveryLocale) {
    const std::string json = to_json(sample_report());
    const std::string csv = to_csv(sample_report()) + to_csv_summary(sample_report());
    const std::string metrics = to_prometheus(sample_report());
    const comma_locale comma;
    EXPECT_EQ(to_json(sample_report()), json);
    EXPECT_EQ(again(json), json);
    EXPECT_EQ(to_csv(sample_report()) + to_csv_summary(sample_report()), csv);
    EXPECT_EQ(to_prometheus(sample_report()), metrics);
}

TEST(Json, HasNullForWhatIsNoNumber) {
    report written;
    written.environment.load1_start = std::numeric_limits<double>::quiet_NaN();
    written.environment.load1_end = std::numeric_limits<double>::infinity();
    const std::string json = to_json(written);
    EXPECT_NE(json.find("\"load1_start\": null"), std::string::npos);
    EXPECT_NE(json.find("\"load1_end\": null"), std::string::npos);
    EXPECT_EQ(again(json), json);
}

TEST(Json, HasPercentilesOnlyWhereTenExchangesLieBeyond) {
    report written;
    written.cells.resize(1);
    written.summaries.resize(1);
    written.summaries[0].round_trips.add(1000, 9'999);
    EXPECT_NE(to_json(written).find("\"p99_ns\": 1000, \"p999_ns\": null"), std::string::npos);
    written.summaries[0].round_trips.add(1000, 1);
    EXPECT_NE(to_json(written).find("\"p999_ns\": 1000, \"p9999_ns\": null"), std::string::npos);
}

TEST(Json, ReplacesBytesThatAreNoUtf8) {
    report written;
    written.command_line = {"caf\xE9", "\xED\xA0\x80", "\xC0\xAF", "ok \xC3\xA9"};
    const parsed_report read = from_json(to_json(written));
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_EQ(read.value->command_line[0], "caf\uFFFD");
    EXPECT_EQ(read.value->command_line[1], "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(read.value->command_line[2], "\uFFFD\uFFFD");
    EXPECT_EQ(read.value->command_line[3], "ok \u00E9");
}

TEST(Json, KeepsControlCharactersAndQuotesInText) {
    report written;
    written.command_line = {std::string("\x1b[31m\"\\\n\t\0|<b>", 15)};
    EXPECT_EQ(from_json(to_json(written)).value.value().command_line, written.command_line);
}

TEST(Json, PutsEachElementOfAListOnALine) {
    report written;
    written.cells.resize(2);
    const std::string json = to_json(written);
    EXPECT_NE(json.find("\"cells\": [\n    {\"id\": 0, "), std::string::npos);
    EXPECT_NE(json.find("},\n    {\"id\": 1, "), std::string::npos);
    EXPECT_NE(json.find("\"blocks\": [],\n"), std::string::npos);
    EXPECT_TRUE(json.ends_with("\n}\n"));
}

}  // namespace
}  // namespace pingpong
