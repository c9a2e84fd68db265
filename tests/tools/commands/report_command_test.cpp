// `pingpong report` as a process.
#include <gtest/gtest.h>

#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/text/screen.hpp"
#include "support/child_process.hpp"
#include "support/reports/sample_report.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

TEST(ReportCommand, ShowsOneScreenUnlessToldOtherwise) {
    const temporary_folder folder;
    folder.write("r.json", render(sample_report(), format::json));
    const auto screen = run_command({{"report", "r.json"}, folder.path()});
    EXPECT_EQ(screen.status, 0) << screen.errors;
    EXPECT_EQ(screen.output,
              to_screen(sample_report(), {}, "--full; charts: pingpong report r.json -o run.html"));
    const auto table = run_command({{"report", "r.json", "--full"}, folder.path()});
    EXPECT_EQ(table.output, render(sample_report(), format::table));
    const auto markdown = run_command({{"report", "r.json", "--format", "md"}, folder.path()});
    EXPECT_EQ(markdown.output, render(sample_report(), format::markdown));
}

TEST(ReportCommand, WritesFilesInstead) {
    const temporary_folder folder;
    folder.write("r.json", render(sample_report(), format::json));
    const auto ended = run_command({{"report", "r.json", "-o", "r.csv"}, folder.path()});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(ended.output, "");
    EXPECT_EQ(ended.errors, "Written: r.csv\n");
    EXPECT_EQ(folder.read("r.csv"), render(sample_report(), format::csv));
}

TEST(ReportCommand, ShowsSeveralReportsOnOnePage) {
    const temporary_folder folder;
    folder.write("a.json", render(sample_report(), format::json));
    folder.write("b.json", render(sample_report(), format::json));
    const auto ended =
        run_command({{"report", "a.json", "b.json", "-o", "-", "-o", "both.md"}, folder.path()});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_NE(ended.output.find("a.json and b.json are the same run, which counts once."),
              std::string::npos);
    EXPECT_EQ(ended.errors, "Written: both.md\n");
    EXPECT_TRUE(folder.read("both.md").starts_with("# Several runs"));
}

TEST(ReportCommand, IsQuietAndColouredWhenAskedTo) {
    const temporary_folder folder;
    folder.write("a.json", render(sample_report(), format::json));
    for (const std::vector<std::string>& which :
         {std::vector<std::string>{"a.json"}, std::vector<std::string>{"a.json", "a.json"}}) {
        std::vector<std::string> words{"report", "-o",      "-",       "-o",
                                       "a.md",   "--quiet", "--color", "always"};
        words.insert(words.begin() + 1, which.begin(), which.end());
        const auto ended = run_command({words, folder.path()});
        EXPECT_EQ(ended.status, 0) << ended.errors;
        EXPECT_EQ(ended.errors, "");
        EXPECT_NE(ended.output.find("\x1b[1m"), std::string::npos);
    }
}

TEST(ReportCommand, RefusesOfSeveralReportsWhatIsOfOne) {
    const temporary_folder folder;
    folder.write("r.json", render(sample_report(), format::json));
    const auto csv = run_command({{"report", "r.json", "r.json", "-o", "r.csv"}, folder.path()});
    EXPECT_EQ(csv.status, 2);
    EXPECT_TRUE(
        csv.errors.starts_with("pingpong: -o: several reports cannot be written as csv; expected "))
        << csv.errors;
    const auto asserted =
        run_command({{"report", "r.json", "r.json", "--assert", "ws.p99_us < 1"}, folder.path()});
    EXPECT_EQ(asserted.status, 2);
    EXPECT_EQ(asserted.errors, "pingpong: --assert: expected a single report, found several\n");
}

TEST(ReportCommand, RefusesWhatIsNoReport) {
    const std::string good = render(sample_report(), format::json);
    std::string newer = good;
    newer.replace(newer.find("\"2."), 3, "\"3.");
    const std::vector<std::string> bad{"",    "no JSON",
                                       "{}",  R"({"schema": "other", "schema_version": "1.0"})",
                                       newer, good.substr(0, good.size() / 2)};
    const temporary_folder folder;
    for (const std::string& text : bad) {
        folder.write("r.json", text);
        const auto ended = run_command({{"report", "r.json", "-o", "r.md"}, folder.path()});
        EXPECT_EQ(ended.status, 2) << ended.errors;
        EXPECT_TRUE(ended.errors.starts_with("pingpong: 'r.json': ")) << ended.errors;
        EXPECT_EQ(ended.errors.find('\n'), ended.errors.size() - 1) << ended.errors;
        EXPECT_EQ(folder.size(), 1U);
    }
}

}  // namespace
}  // namespace pingpong
