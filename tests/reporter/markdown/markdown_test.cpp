#include "pingpong/reporter/markdown/markdown.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <string_view>

#include "support/reports/gated_report.hpp"
#include "support/reports/hostile_report.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

/// The page up to what is folded away.
std::string shown_at_once(const report& report) {
    const std::string page = to_markdown(report);
    return page.substr(0, page.find("<details"));
}

/// The lines between the fences of the chart; empty when there is none.
std::string chart_of(const report& report) {
    const std::string page = to_markdown(report);
    const std::string_view fence = "```mermaid\n";
    const auto begin = page.find(fence);
    if (begin == std::string::npos)
        return {};
    const auto end = page.find("```\n", begin + fence.size());
    return page.substr(begin + fence.size(), end - begin - fence.size());
}

TEST(Markdown, BeginsWithTheAnswerAndTheTableOfTheTerminal) {
    const std::string page = shown_at_once(gated_report());
    EXPECT_TRUE(page.starts_with("**WebSocket is ")) << page;
    EXPECT_NE(page.find("\n\n|  | p50 | p99 | CPU | bytes | set-up | vs HTTP keep-alive |\n"),
              std::string::npos)
        << page;
    EXPECT_LT(page.find("| WebSocket | 9.00 |"), page.find("**By how much?**"));
    EXPECT_LT(page.find("**By how much?**"), page.find("```mermaid"));
}

TEST(Markdown, HasARowForEachSettingOfASweep) {
    const std::string page = shown_at_once(sample_report());
    EXPECT_TRUE(page.starts_with("**Compared with HTTP keep-alive, WebSocket is ")) << page;
    EXPECT_NE(page.find("|  | HTTP keep-alive | WebSocket | vs HTTP keep-alive |\n"),
              std::string::npos)
        << page;
    EXPECT_NE(page.find("| 16.30 | 14.37 | 12 % faster [8, 15] |"), std::string::npos) << page;
    EXPECT_NE(page.find("\n- CAUTION: HTTP reconnect failed: "), std::string::npos) << page;
}

TEST(Markdown, FoldsTheRestAway) {
    const std::string page = to_markdown(sample_report());
    for (const char* summary :
         {"Notes", "1000 exchanges, 4 -> 5 bytes", "The original experiment's tables",
          "How to read the figures", "Environment and settings"})
        EXPECT_NE(page.find("<details>\n<summary>" + std::string(summary) + "</summary>\n\n"),
                  std::string::npos)
            << summary;
}

TEST(Markdown, UnfoldsWhatARunDoesNotMeet) {
    const std::string page = to_markdown(gated_report());
    EXPECT_NE(page.find("<details open>\n<summary>Assertions: 1 fail, 1 inconclusive, 1 pass"),
              std::string::npos);
    EXPECT_NE(page.find("<details open>\n<summary>Compared with an older run: regression"),
              std::string::npos);
    report gated = gated_report();
    gated.assertions.resize(1);
    EXPECT_NE(to_markdown(gated).find("<details>\n<summary>Assertions: 1 pass<"),
              std::string::npos);
}

TEST(MarkdownChart, IsWhatMermaidReads) {
    const std::regex syntax(
        R"(%%\{init: \{"xyChart": \{"width": \d+, "height": \d+\}\}\}%%\nxychart-beta\n)"
        R"x(    title "[^"\n]*"\n    x-axis \["[^"\n]*"(, "[^"\n]*")*\]\n    y-axis "us"\n)x"
        R"(    bar \[\d+\.\d\d(, \d+\.\d\d)*\]\n)");
    for (const report& report : {sample_report(), hostile_report()})
        EXPECT_TRUE(std::regex_match(chart_of(report), syntax)) << chart_of(report);
    EXPECT_NE(chart_of(hostile_report()).find("\"_cmd()_script_alert(1)_/script"),
              std::string::npos);
}

TEST(MarkdownChart, IsLeftOutWhereNothingWasMeasured) {
    EXPECT_EQ(chart_of(report()), "");
}

}  // namespace
}  // namespace pingpong
