#include "pingpong/reporter/format.hpp"

#include <gtest/gtest.h>

#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/export/histogram_log.hpp"
#include "pingpong/reporter/export/junit.hpp"
#include "pingpong/reporter/export/prometheus.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

TEST(Format, FollowsTheSuffix) {
    EXPECT_EQ(find_format_for_path("r.json"), format::json);
    EXPECT_EQ(find_format_for_path("some/where.csv/r.md"), format::markdown);
    EXPECT_EQ(find_format_for_path("r.csv"), format::csv);
    EXPECT_EQ(find_format_for_path("r.txt"), format::table);
    EXPECT_EQ(find_format_for_path("r.hlog"), format::histogram_log);
    EXPECT_EQ(find_format_for_path("r.html"), format::html);
    EXPECT_EQ(find_format_for_path("r.prom"), format::prometheus);
    EXPECT_EQ(find_format_for_path("r.junit.xml"), format::junit);
}

TEST(Format, FollowsTheLongestSuffix) {
    EXPECT_EQ(find_format_for_path("r.summary.csv"), format::csv_summary);
    EXPECT_EQ(find_format_for_path("r.comparisons.csv"), format::csv_comparisons);
    EXPECT_EQ(find_format_for_path("r.histogram.csv"), format::csv_histogram);
    EXPECT_EQ(find_format_for_path("summary.csv"), format::csv);
}

TEST(Format, IsNotGuessed) {
    for (const char* path : {"", "-", "json", "r.xml", "r.json.gz", "r.json/", "r.JSON", "junit"})
        EXPECT_EQ(find_format_for_path(path), std::nullopt) << path;
}

TEST(Format, HasANameAndASuffix) {
    ASSERT_EQ(format_names().size(), format_suffixes().size());
    for (std::size_t i = 0; i < format_names().size(); ++i) {
        const auto named = find_format(format_names()[i]);
        EXPECT_TRUE(named) << format_names()[i];
        EXPECT_EQ(named, find_format_for_path("r" + format_suffixes()[i])) << format_names()[i];
    }
    EXPECT_EQ(find_format("csv-summary"), format::csv_summary);
    EXPECT_EQ(find_format("txt"), std::nullopt);
    EXPECT_EQ(find_format(""), std::nullopt);
}

TEST(Format, RendersWithItsOwnReporter) {
    const report sample = sample_report();
    EXPECT_EQ(render(sample, format::json), to_json(sample));
    EXPECT_EQ(render(sample, format::markdown), to_markdown(sample));
    EXPECT_EQ(render(sample, format::csv), to_csv(sample));
    EXPECT_EQ(render(sample, format::csv_summary), to_csv_summary(sample));
    EXPECT_EQ(render(sample, format::csv_comparisons), to_csv_comparisons(sample));
    EXPECT_EQ(render(sample, format::csv_histogram), to_csv_histogram(sample));
    EXPECT_EQ(render(sample, format::table), to_table(sample));
    EXPECT_EQ(render(sample, format::histogram_log), to_histogram_log(sample));
    EXPECT_EQ(render(sample, format::html), to_html(sample));
    EXPECT_EQ(render(sample, format::prometheus), to_prometheus(sample));
    EXPECT_EQ(render(sample, format::junit), to_junit(sample));
}

}  // namespace
}  // namespace pingpong
