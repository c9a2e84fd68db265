#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "support/reports/hostile_report.hpp"

namespace pingpong {
namespace {

/// Whether each line by itself has nothing that acts on a terminal.
bool is_harmless(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (escape_terminal(line) != line)
            return false;
    return true;
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// The pipes of a line that are not escaped.
std::size_t borders_in(const std::string& line) {
    return count_of(line, "|") - count_of(line, "\\|");
}

TEST(HostileText, DoesNotActOnTheTerminal) {
    const std::string table = to_table(hostile_report());
    EXPECT_TRUE(is_harmless(table));
    EXPECT_NE(table.find("=cmd()<script>"), std::string::npos);
}

TEST(HostileText, IsNoMarkupInMarkdown) {
    const std::string markdown = to_markdown(hostile_report());
    EXPECT_TRUE(is_harmless(markdown));
    EXPECT_EQ(markdown.find("<script"), std::string::npos);
    EXPECT_EQ(count_of(markdown, "</details>"), count_of(markdown, "<details"));
    EXPECT_NE(markdown.find("&lt;script&gt;"), std::string::npos);
    // Only the fence of the chart is not text.
    EXPECT_EQ(count_of(markdown, "`"), count_of(markdown, "\\`") + 6);
}

TEST(HostileText, LeavesTheTablesOfMarkdownInShape) {
    std::istringstream lines(to_markdown(hostile_report()));
    std::size_t columns = 0, rows = 0;
    for (std::string line; std::getline(lines, line); ++rows) {
        if (!line.starts_with('|')) {
            columns = 0;
            continue;
        }
        if (columns == 0)
            columns = borders_in(line);
        EXPECT_EQ(borders_in(line), columns) << line;
    }
    EXPECT_GT(rows, 80U);
}

TEST(HostileText, IsAQuotedFieldOfCsvAndNoFormula) {
    const std::string csv = to_csv(hostile_report());
    const std::string field =
        "\"'=cmd()<script>alert(1)</script>|`x`</details>\r\n# a\uFFFD[2J\uFFFD2J\uFFFD\uFFFD,"
        "\"\"q\"\"\"";
    const std::size_t blocks = hostile_report().blocks.size();
    // The run, the protocol and the endpoint of each block; a line break in each.
    EXPECT_EQ(count_of(csv, field), 3 * blocks);
    EXPECT_EQ(lines_in(csv), 1 + 4 * blocks);
}

TEST(HostileText, ComesBackFromJson) {
    report written = hostile_report();
    written.assertions.clear();  // whose results are found out anew
    analyze(written);
    const std::string json = to_json(written);
    const parsed_report read = from_json(json);
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_EQ(to_json(*read.value), json);
    EXPECT_EQ(read.value->cells[0].protocol, well_formed(hostile_text));
    EXPECT_EQ(json.find_first_of("\x1b\x07\r"), std::string::npos);
}

}  // namespace
}  // namespace pingpong
