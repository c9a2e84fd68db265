#include "pingpong/reporter/format.hpp"

#include <gtest/gtest.h>

#include "pingpong/reporter/csv.hpp"
#include "pingpong/reporter/histogram_log.hpp"
#include "pingpong/reporter/json.hpp"
#include "pingpong/reporter/markdown.hpp"
#include "pingpong/reporter/table.hpp"
#include "support/sample_report.hpp"

namespace pingpong {
namespace {

TEST(Format, FollowsTheSuffix) {
    EXPECT_EQ(format_of("r.json"), format::json);
    EXPECT_EQ(format_of("some/where.csv/r.md"), format::markdown);
    EXPECT_EQ(format_of("r.csv"), format::csv);
    EXPECT_EQ(format_of("r.txt"), format::table);
    EXPECT_EQ(format_of("r.hlog"), format::histogram_log);
}

TEST(Format, IsNotGuessed) {
    for (const char* path : {"", "-", "json", "r.html", "r.json.gz", "r.json/", "r.JSON"})
        EXPECT_EQ(format_of(path), std::nullopt) << path;
}

TEST(Format, HasAName) {
    EXPECT_EQ(format_named("json"), format::json);
    EXPECT_EQ(format_named("md"), format::markdown);
    EXPECT_EQ(format_named("csv"), format::csv);
    EXPECT_EQ(format_named("table"), format::table);
    EXPECT_EQ(format_named("hlog"), format::histogram_log);
    EXPECT_EQ(format_named("txt"), std::nullopt);
    EXPECT_EQ(format_named(""), std::nullopt);
}

TEST(Format, RendersWithItsOwnReporter) {
    const report what = sample_report();
    EXPECT_EQ(render(what, format::json), to_json(what));
    EXPECT_EQ(render(what, format::markdown), to_markdown(what));
    EXPECT_EQ(render(what, format::csv), to_csv(what));
    EXPECT_EQ(render(what, format::table), to_table(what));
    EXPECT_EQ(render(what, format::histogram_log), to_histogram_log(what));
}

}  // namespace
}  // namespace pingpong
