#include "pingpong/reporter/format.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/reports/hostile_report.hpp"
#include "support/reports/played_report.hpp"
#include "support/well_formed_markup.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

report with_ws_at(std::chrono::nanoseconds ws, const std::string& id) {
    report made = played_report({{"tcp", 5us}, {"ws", ws}, {"http-keepalive", 10us}});
    made.run_id = id;
    return made;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::vector<named_report> three_runs() {
    return {{"a.json", with_ws_at(8us, "1")},
            {"b.json", with_ws_at(9us, "2")},
            {"c.json", with_ws_at(12us, "3")}};
}

/// No sentence is broken into lines.
std::string on_wide_terminal(const std::vector<named_report>& runs) {
    text_style style;
    style.columns = 400;
    return render(runs, format::table, style);
}

TEST(Overview, PutsTheRatiosOfAllRunsBelowEachOther) {
    const std::string text = on_wide_terminal(three_runs());
    EXPECT_TRUE(has(text, "faster in 2 of 3 runs, slower in 1.")) << text;
    const auto a = text.find("  a.json  0.80"), b = text.find("  b.json  0.90"),
               c = text.find("  c.json  1.20");
    EXPECT_LT(a, b) << text;
    EXPECT_LT(b, c) << text;
    EXPECT_NE(c, std::string::npos) << text;
}

TEST(Overview, SaysWhereAllAgree) {
    auto runs = three_runs();
    runs.pop_back();
    EXPECT_TRUE(has(on_wide_terminal(runs), "faster in both runs."));
}

TEST(Overview, ComparesTimesOnlyUnderTheSameCircumstances) {
    auto runs = three_runs();
    const std::string same = on_wide_terminal(runs);
    EXPECT_TRUE(has(same, "Times still vary with")) << same;
    EXPECT_TRUE(has(same, "Median round trips")) << same;
    runs[1].report.environment.cpu_model = "Other";
    runs[2].report.generator.build_type = "Debug";
    const std::string other = on_wide_terminal(runs);
    EXPECT_TRUE(has(other,
                    "Do not compare times: the runs differ in processor, build "
                    "type."))
        << other;
    EXPECT_FALSE(has(other, "Median round trips")) << other;
    EXPECT_TRUE(has(other, "processor   unknown  Other   unknown")) << other;
}

TEST(Overview, KeepsSettingsApart) {
    auto runs = three_runs();
    for (cell& cell : runs[1].report.cells)
        cell.count = 20;
    const std::string text = on_wide_terminal(runs);
    EXPECT_TRUE(has(text, "at 1000 exchanges, 0 -> 0 bytes: faster in 1 of 2 runs, slower in 1."));
    EXPECT_TRUE(has(text, "at 20 exchanges, 0 -> 0 bytes: faster in the only run.")) << text;
}

TEST(Overview, CountsTheSameRunGivenTwiceOnce) {
    auto runs = three_runs();
    runs[2].report.run_id = "1";
    const std::string text = on_wide_terminal(runs);
    EXPECT_TRUE(has(text, "a.json and c.json are the same run, which counts once.")) << text;
    EXPECT_TRUE(has(text, "faster in both runs.")) << text;
}

TEST(Overview, OfOneRunGivenTwiceComparesNoRuns) {
    auto runs = three_runs();
    runs.pop_back();
    runs[1].report.run_id = "1";
    const std::string text = on_wide_terminal(runs);
    EXPECT_TRUE(has(text, "faster in the only run.")) << text;
    EXPECT_FALSE(has(text, "may be compared")) << text;
}

TEST(Overview, IsThereOfRunsThatComparedNothing) {
    const std::vector<named_report> runs{{"a", report()}, {"b", report()}};
    for (const format how : overview_formats())
        EXPECT_TRUE(has(render(runs, how), "Ratios can be compared across runs")) << name_of(how);
}

TEST(Overview, FitsTheTerminal) {
    auto runs = three_runs();
    runs[1].report.environment.cpu_model = std::string(70, 'c');
    text_style narrow;
    narrow.columns = 60;
    std::istringstream lines(render(runs, format::table, narrow));
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(line.size(), 60U) << line;
}

TEST(Overview, ShortensNamesSoThatRowsFit) {
    auto runs = three_runs();
    runs[0].name = "old: " + std::string(100, '/') + "reports/a.json";
    const std::string text = render(runs, format::table);
    EXPECT_TRUE(has(text, "\n  old: ...")) << text;
    EXPECT_TRUE(has(text, "/a.json  0.80")) << text;
    EXPECT_TRUE(has(text, "\n  b.json ")) << text;
}

TEST(Overview, DrawsTheRatioOfEveryRun) {
    const std::string page = render(three_runs(), format::html);
    EXPECT_EQ(fault_in_markup(page), "");
    EXPECT_TRUE(has(page, "<h1>Does WebSocket beat HTTP keep-alive?</h1>"));
    for (const char* id : {" id=\"agreement\"", " id=\"agreement-narrow\""}) {
        const auto begin = page.find(id);
        ASSERT_NE(begin, std::string::npos) << id;
        const std::string drawing = page.substr(begin, page.find("</svg>", begin) - begin);
        for (const char* run : {">a.json<", ">b.json<", ">c.json<"})
            EXPECT_TRUE(has(drawing, run)) << run;
    }
}

TEST(Overview, ShowsForeignTextHarmlessly) {
    const std::vector<named_report> runs{{hostile_text, hostile_report()},
                                         {"|`", hostile_report()}};
    for (const format how : overview_formats()) {
        const std::string text = render(runs, how);
        EXPECT_EQ(text.find_first_of("\x1b\x07\r"), std::string::npos) << name_of(how);
        if (how != format::table) {
            EXPECT_FALSE(has(text, "<script>alert")) << name_of(how);
        }
    }
}

TEST(Changes, AreShownWithWhatEachSideSays) {
    auto sides = three_runs();
    sides.erase(sides.begin());
    run_changes changes;
    changes.old_name = "2";
    for (const format how : change_formats()) {
        const std::string both = render(changes, sides, how);
        EXPECT_TRUE(has(both, "No regression beyond") || has(both, "Inconclusive") ||
                    how == format::json)
            << both;
        EXPECT_EQ(has(both, "b.json"), how == format::markdown || how == format::html)
            << name_of(how);
    }
}

TEST(Changes, AreDrawnAboveWhatEachSideSays) {
    run_changes changes;
    change& slower = changes.changes.emplace_back();
    slower.protocol = "ws";
    slower.reference = "tcp";
    slower.count = 1000;
    slower.factor = estimate{1.2, 1.1, 1.3};
    slower.kind = change_kind::regression;
    const std::string page = render(changes, three_runs(), format::html);
    EXPECT_EQ(fault_in_markup(page), "");
    EXPECT_TRUE(has(page, "A regression beyond"));
    EXPECT_LT(page.find(" id=\"changes\""), page.find(" id=\"agreement\""));
    EXPECT_TRUE(has(page, "data-low=\"1.1\""));
}

}  // namespace
}  // namespace pingpong
