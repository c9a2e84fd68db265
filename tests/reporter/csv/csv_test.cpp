#include "pingpong/reporter/csv/csv.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/wording/escape.hpp"
#include "support/reports/hostile_report.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

using row = std::vector<std::string>;

/// The records of RFC 4180, 2: quotes, doubled ones, and line breaks within them.
std::vector<row> records_of(std::string_view text) {
    std::vector<row> all;
    while (!text.empty()) {
        row& record = all.emplace_back();
        for (bool more = true; more;) {
            std::string& field = record.emplace_back();
            bool quoted = false;
            while (!text.empty() && (quoted || (text[0] != ',' && !text.starts_with("\r\n")))) {
                const bool doubled = quoted && text.starts_with("\"\"");
                if (text[0] == '"' && !doubled)
                    quoted = !quoted;
                else
                    field += text[0];
                text.remove_prefix(doubled ? 2 : 1);
            }
            more = text.starts_with(',');
            text.remove_prefix(more ? 1 : 2);
        }
    }
    return all;
}

/// The rows, by the names of their columns.
std::vector<std::map<std::string, std::string>> table_of(std::string_view text) {
    const std::vector<row> records = records_of(text);
    const row& names = records.front();
    EXPECT_EQ(std::set(names.begin(), names.end()).size(), names.size()) << "two of one name";
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < records.size(); ++i) {
        EXPECT_EQ(records[i].size(), names.size());
        auto& added = rows.emplace_back();
        for (std::size_t j = 0; j < names.size(); ++j)
            added[names[j]] = records[i][j];
    }
    return rows;
}

TEST(CsvOfBlocks, HasARowForEach) {
    const report sample = sample_report();
    const auto rows = table_of(to_csv(sample));
    ASSERT_EQ(rows.size(), sample.blocks.size());
    EXPECT_EQ(rows[0].at("protocol"), "tcp");
    EXPECT_EQ(rows[0].at("p50_ns"), std::to_string(sample.blocks[0].round_trips.p50.count()));
}

TEST(CsvOfSummary, HasARowForEachFigureOfACell) {
    const auto rows = table_of(to_csv_summary(sample_report()));
    std::size_t found = 0;
    for (const auto& row : rows) {
        EXPECT_EQ(row.at("run_id"), sample_report().run_id);
        if (row.at("cell") == "2" && row.at("metric") == "median") {
            EXPECT_EQ(row.at("protocol"), "ws");
            EXPECT_EQ(row.at("unit"), "ns");
            EXPECT_EQ(row.at("estimate"), "14355");
            EXPECT_EQ(row.at("low"), "");
            ++found;
        }
        if (row.at("cell") == "2" && row.at("metric") == "setup") {
            EXPECT_NE(row.at("low"), "");
            EXPECT_NE(row.at("high"), "");
            ++found;
        }
    }
    EXPECT_EQ(found, 2U);
}

TEST(CsvOfSummary, LeavesTheUnknownEmpty) {
    for (const auto& row : table_of(to_csv_summary(sample_report()))) {
        if (row.at("metric") == "p9999" || row.at("metric") == "syscalls_per_exchange") {
            EXPECT_EQ(row.at("estimate"), "") << row.at("metric");
        }
    }
}

TEST(CsvOfComparisons, HasAllThatAVerdictIsMadeOf) {
    const report sample = sample_report();
    const auto rows = table_of(to_csv_comparisons(sample));
    ASSERT_EQ(rows.size(), sample.comparisons.size());
    const auto& first = rows[0];
    EXPECT_EQ(first.at("numerator_protocol"), "ws");
    EXPECT_EQ(first.at("denominator_protocol"), "http-keepalive");
    EXPECT_EQ(first.at("statistic"), "median");
    EXPECT_EQ(first.at("finding"), "faster");
    EXPECT_EQ(first.at("exploratory"), "false");
    EXPECT_LT(std::stod(first.at("claim_low")), std::stod(first.at("claim")));
    EXPECT_NEAR(std::exp(std::stod(first.at("log_ratio_mean"))), std::stod(first.at("ratio")),
                1e-8);
    EXPECT_LT(std::stod(first.at("difference_claim_high_ns")), 0);
}

TEST(CsvOfHistograms, HasARowForEachBucketThatIsNotEmpty) {
    const report sample = sample_report();
    std::map<std::string, std::uint64_t> exchanges;
    for (const auto& row : table_of(to_csv_histogram(sample))) {
        EXPECT_EQ(row.at("histogram"), "round_trip");
        EXPECT_LE(std::stoull(row.at("low_ns")), std::stoull(row.at("high_ns")));
        exchanges[row.at("cell")] += std::stoull(row.at("exchanges"));
    }
    for (const cell_summary& summary : sample.summaries)
        EXPECT_EQ(exchanges[std::to_string(summary.cell)], summary.round_trips.count());
}

TEST(CsvOfHistograms, TellsThoseOfAnOpenLoopApart) {
    report sample = sample_report();
    sample.summaries.resize(1);
    sample.summaries[0].service = sample.summaries[0].lag = sample.summaries[0].round_trips;
    std::set<std::string> names;
    for (const auto& row : table_of(to_csv_histogram(sample)))
        names.insert(row.at("histogram"));
    EXPECT_EQ(names, (std::set<std::string>{"lag", "response", "service"}));
}

TEST(Csv, HasHeadingsEvenOfNothing) {
    for (const auto to_text : {to_csv, to_csv_summary, to_csv_comparisons, to_csv_histogram})
        EXPECT_EQ(records_of(to_text(report())).size(), 1U);
}

TEST(Csv, IsNoFormulaAndKeepsItsColumnsWhateverANameSays) {
    const std::string harmless =
        "'=cmd()<script>alert(1)</script>|`x`</details>\r\n"
        "# a\uFFFD[2J\uFFFD2J\uFFFD\uFFFD,\"q\"";
    for (const auto to_text : {to_csv, to_csv_summary, to_csv_histogram})
        for (const auto& row : table_of(to_text(hostile_report())))
            EXPECT_EQ(row.at("protocol"), harmless);
    for (const auto& row : table_of(to_csv_comparisons(hostile_report())))
        EXPECT_EQ(row.at("numerator_protocol"), harmless);
}

}  // namespace
}  // namespace pingpong
