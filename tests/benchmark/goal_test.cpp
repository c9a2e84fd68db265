#include "goal.hpp"

#include <gtest/gtest.h>

namespace pingpong::benchmark {
namespace {

TEST(Goal, IsJudgedByWhatIsPrinted) {
    EXPECT_EQ(verdict({"ratio", 1.10, 1.05, 1.054}), "aimed at");
    EXPECT_EQ(verdict({"ratio", 1.10, 1.05, 1.104}), "met");
    EXPECT_EQ(verdict({"ratio", 1.10, 1.05, 1.106}), "missed");
}

TEST(Goal, CanBeALeastFigure) {
    EXPECT_EQ(verdict({"share", 90, {}, 95, bound::at_least}), "met");
    EXPECT_EQ(verdict({"share", 90, {}, 85, bound::at_least}), "missed");
}

TEST(Goal, WithoutFigureIsNotBuilt) {
    EXPECT_EQ(verdict({"ratio", 1.10}), "not built");
}

TEST(Goal, CanBeNoneAtAll) {
    EXPECT_EQ(verdict({"ratio", {}, {}, 1.5}), "");
}

TEST(GoalTable, SaysGoalFigureAndVerdict) {
    const std::vector<goal> goals{{"a", 1.10, 1.05, 1.2}, {"b", 90, {}, 91.26, bound::at_least, 1}};
    EXPECT_EQ(table_of(goals).rows,
              (std::vector<std::vector<std::string>>{{"a", "<= 1.10 / 1.05", "1.20", "missed", ""},
                                                     {"b", ">= 90.0", "91.3", "met", ""}}));
}

TEST(Table, IsAlignedAsText) {
    const table table{"T", {"", "us"}, {{"tcp", "5"}, {"unix", "10"}}};
    EXPECT_EQ(to_text(table, style::text), "T\n\n      us\ntcp    5\nunix  10\n\n");
}

TEST(Table, IsATableInMarkdownToo) {
    const table table{"T", {"", "us"}, {{"tcp", "5"}, {"unix", "10"}}};
    EXPECT_EQ(to_text(table, style::markdown),
              "### T\n\n|      | us |\n|---|---:|\n| tcp  |  5 |\n| unix | 10 |\n\n");
}

}  // namespace
}  // namespace pingpong::benchmark
