#include "pingpong/reporter/wording/format.hpp"

#include <gtest/gtest.h>

#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/export/histogram_log.hpp"
#include "pingpong/reporter/export/junit.hpp"
#include "pingpong/reporter/export/prometheus.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "support/sample_report.hpp"

namespace pingpong {
namespace {

TEST(Format, FollowsTheSuffix) {
    EXPECT_EQ(format_of("r.json"), format::json);
    EXPECT_EQ(format_of("some/where.csv/r.md"), format::markdown);
    EXPECT_EQ(format_of("r.csv"), format::csv);
    EXPECT_EQ(format_of("r.txt"), format::table);
    EXPECT_EQ(format_of("r.hlog"), format::histogram_log);
    EXPECT_EQ(format_of("r.html"), format::html);
    EXPECT_EQ(format_of("r.prom"), format::prometheus);
    EXPECT_EQ(format_of("r.junit.xml"), format::junit);
}

TEST(Format, FollowsTheLongestSuffix) {
    EXPECT_EQ(format_of("r.summary.csv"), format::csv_summary);
    EXPECT_EQ(format_of("r.comparisons.csv"), format::csv_comparisons);
    EXPECT_EQ(format_of("r.histogram.csv"), format::csv_histogram);
    EXPECT_EQ(format_of("summary.csv"), format::csv);
}

TEST(Format, IsNotGuessed) {
    for (const char* path : {"", "-", "json", "r.xml", "r.json.gz", "r.json/", "r.JSON", "junit"})
        EXPECT_EQ(format_of(path), std::nullopt) << path;
}

TEST(Format, HasANameAndASuffix) {
    ASSERT_EQ(format_names().size(), format_suffixes().size());
    for (std::size_t i = 0; i < format_names().size(); ++i) {
        const auto named = format_named(format_names()[i]);
        EXPECT_TRUE(named) << format_names()[i];
        EXPECT_EQ(named, format_of("r" + format_suffixes()[i])) << format_names()[i];
    }
    EXPECT_EQ(format_named("csv-summary"), format::csv_summary);
    EXPECT_EQ(format_named("txt"), std::nullopt);
    EXPECT_EQ(format_named(""), std::nullopt);
}

TEST(Format, RendersWithItsOwnReporter) {
    const report what = sample_report();
    EXPECT_EQ(render(what, format::json), to_json(what));
    EXPECT_EQ(render(what, format::markdown), to_markdown(what));
    EXPECT_EQ(render(what, format::csv), to_csv(what));
    EXPECT_EQ(render(what, format::csv_summary), to_csv_summary(what));
    EXPECT_EQ(render(what, format::csv_comparisons), to_csv_comparisons(what));
    EXPECT_EQ(render(what, format::csv_histogram), to_csv_histogram(what));
    EXPECT_EQ(render(what, format::table), to_table(what));
    EXPECT_EQ(render(what, format::histogram_log), to_histogram_log(what));
    EXPECT_EQ(render(what, format::html), to_html(what));
    EXPECT_EQ(render(what, format::prometheus), to_prometheus(what));
    EXPECT_EQ(render(what, format::junit), to_junit(what));
}

}  // namespace
}  // namespace pingpong
