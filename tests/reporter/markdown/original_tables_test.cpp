#include "pingpong/reporter/markdown/original_tables.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// The original report's figures; its times of day were not handed down.
std::vector<original_row> original_rows() {
    const std::string start = "2023-05-01T10:00:00.000001", end = "2023-05-01T10:00:01";
    return {{"WS", 1000, start, end, 306'087us},      {"HTTP", 1000, start, end, 1'741'102us},
            {"WS", 5000, start, end, 1'171'461us},    {"HTTP", 5000, start, end, 9'116'139us},
            {"WS", 10000, start, end, 2'365'744us},   {"HTTP", 10000, start, end, 16'312'522us},
            {"WS", 200000, start, end, 58'237'461us}, {"HTTP", 200000, start, end, 361'398'553us}};
}

TEST(OriginalTables, FirstIsInTheOriginalFormat) {
    EXPECT_EQ(original_table(std::vector<original_row>{
                  {"WS", 4, "2023-05-01T10:00:00.250000", "2023-05-01T10:00:00.556087", 306'087us},
                  {"HTTP", 4, "2023-05-01T10:00:00.556087", "2023-05-01T10:00:02", 1'443'913us},
                  {"WS", 1234567890, "2023-05-01T10:00:02", "2023-05-02T10:00:02", 24h},
              }),
              "|Server | Qt pings | Start                      | End                        | "
              "Duration      |\n"
              "|------ | -------- | -------------------------- | -------------------------- | "
              "--------------|\n"
              "|WS     | 4        | 2023-05-01T10:00:00.250000 | 2023-05-01T10:00:00.556087 | "
              "0:00:00.306087|\n"
              "|HTTP   | 4        | 2023-05-01T10:00:00.556087 | 2023-05-01T10:00:02        | "
              "0:00:01.443913|\n"
              "|WS     | 1234567890 | 2023-05-01T10:00:02        | 2023-05-02T10:00:02        | "
              "1 day, 0:00:00|\n");
}

TEST(OriginalTables, FirstIsAsWideAsItsFirstRowNotItsWidest) {
    EXPECT_EQ(original_table(std::vector<original_row>{{"HTTP", 1, "a", "b", 1s},
                                                       {"WS", 1, "long", "b", 1us}}),
              "|Server | Qt pings | Start | End | Duration|\n"
              "|------ | -------- | ----- | --- | --------|\n"
              "|HTTP   | 1        | a     | b   | 0:00:01 |\n"
              "|WS     | 1        | long  | b   | 0:00:00.000001|\n");
}

TEST(OriginalTables, OfNothingHaveHeadingsAlone) {
    EXPECT_EQ(original_table({}),
              "|Server | Qt pings | Start | End | Duration|\n"
              "|------ | -------- | ----- | --- | --------|\n");
}

TEST(OriginalTables, SecondHasTheOriginalFigures) {
    EXPECT_EQ(original_difference_table(original_rows()),
              "|Qtde de Pings | Duração WS (s) | Duração HTTP (s) | Diferença (HTTP - WS) (s)|\n"
              "|------------- | -------------- | ---------------- | -------------------------|\n"
              "|1000          | 0.306087       | 1.741102         | 1.435015                 |\n"
              "|5000          | 1.171461       | 9.116139         | 7.944678                 |\n"
              "|10000         | 2.365744       | 16.312522        | 13.946778                |\n"
              "|200000        | 58.237461      | 361.398553       | 303.161092               |\n");
}

TEST(OriginalTables, SecondShowsADifferenceInFavourOfHttpWithItsSign) {
    const std::string table = original_difference_table(
        std::vector<original_row>{{"WS", 4, "", "", 2s}, {"HTTP", 4, "", "", 1999ms}});
    EXPECT_NE(table.find("| -0.001000 "), std::string::npos) << table;
}

TEST(OriginalTables, SecondLeavesOutWhatHasNoCounterpart) {
    const std::vector<original_row> rows{{"WS", 1, "", "", 1s},
                                         {"WS", 2, "", "", 1s},
                                         {"HTTP", 3, "", "", 1s},
                                         {"WS", 4, "", "", 1s},
                                         {"HTTP", 4, "", "", 3s}};
    const std::vector<original_difference> differences = original_differences(rows);
    ASSERT_EQ(differences.size(), 1U);
    EXPECT_EQ(differences[0].qt_pings, 4U);
    EXPECT_EQ(differences[0].difference(), 2s);
}

TEST(OriginalTables, AreNotBrokenByForeignText) {
    const std::string table =
        original_table(std::vector<original_row>{{"W|S\n", 1, "<b>", "\x1b[2J", 1s}});
    EXPECT_NE(table.find("|W\\|S   | 1        | &lt;b&gt; | \uFFFD\\[2J | 0:00:01 |\n"),
              std::string::npos)
        << table;
}

TEST(PythonTimedelta, IsPrintedAsPythonPrintsIt) {
    EXPECT_EQ(python_timedelta(0us), "0:00:00");
    EXPECT_EQ(python_timedelta(306'087us), "0:00:00.306087");
    EXPECT_EQ(python_timedelta(1us), "0:00:00.000001");
    EXPECT_EQ(python_timedelta(361'398'553us), "0:06:01.398553");
    EXPECT_EQ(python_timedelta(10h + 2s), "10:00:02");
    EXPECT_EQ(python_timedelta(24h), "1 day, 0:00:00");
    EXPECT_EQ(python_timedelta(49h + 1us), "2 days, 1:00:00.000001");
    EXPECT_EQ(python_timedelta(-500ms), "-1 day, 23:59:59.500000");
    EXPECT_EQ(python_timedelta(-48h), "-2 days, 0:00:00");
}

}  // namespace
}  // namespace pingpong
