#include "pingpong/reporter/wording/finding.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/reports/hand_made_report.hpp"
#include "support/reports/noisy_report.hpp"

namespace pingpong {
namespace {

estimate interval(double value, double low, double high) {
    estimate made;
    made.value = value;
    made.low = low;
    made.high = high;
    return made;
}

std::string finding(double ratio, double spread) {
    const report run = noisy_report({"ws", "http-keepalive"}, {10'000 * ratio, 10'000}, spread);
    return format_finding(run, run.comparisons.front(), escape_terminal);
}

TEST(Relation, IsAPercentageBelowAFactorOfTwo) {
    EXPECT_EQ(format_relation(interval(1.044, 1.028, 1.059)), "4.4 % slower [2.8, 5.9]");
    EXPECT_EQ(format_relation(interval(0.88, 0.85, 0.92)), "12 % faster [8, 15]");
    EXPECT_EQ(format_relation(interval(0.88, 0.87, 0.89)), "12.0 % faster [11.0, 13.0]");
}

TEST(Relation, IsAFactorFromTwoOn) {
    EXPECT_EQ(format_relation(interval(0.42, 0.40, 0.44)), "2.4 times as fast [2.3, 2.5]");
    EXPECT_EQ(format_relation(interval(5.03, 4.81, 5.26)), "5.0 times as slow [4.8, 5.3]");
}

TEST(Relation, NamesTheSecondBeforeTheInterval) {
    EXPECT_EQ(format_relation(interval(1.044, 1.028, 1.059), "raw TCP"),
              "4.4 % slower than raw TCP [2.8, 5.9]");
    EXPECT_EQ(format_relation(interval(0.42, 0.40, 0.44), "raw TCP"),
              "2.4 times as fast as raw TCP [2.3, 2.5]");
}

TEST(Relation, NeedsNoInterval) {
    estimate alone;
    alone.value = 0.75;
    EXPECT_EQ(format_relation(alone), "25 % faster");
    alone.value = 4;
    EXPECT_EQ(format_relation(alone), "4.0 times as slow");
}

TEST(Finding, SaysWhichIsFasterAndByHowMuch) {
    EXPECT_TRUE(finding(0.80, 0.01).starts_with("WebSocket is 2")) << finding(0.80, 0.01);
    EXPECT_NE(finding(0.80, 0.01).find(" % faster than HTTP keep-alive ["), std::string::npos);
    EXPECT_NE(finding(1.25, 0.01).find(" % slower than HTTP keep-alive ["), std::string::npos);
}

TEST(Finding, SaysThatADifferenceIsOfNoConsequence) {
    EXPECT_TRUE(finding(1.00, 0.01)
                    .starts_with("WebSocket and HTTP keep-alive are within the margin of 3 %: no "
                                 "practical difference ["))
        << finding(1.00, 0.01);
}

TEST(Finding, SaysThatADifferenceMayBeOfNoConsequence) {
    const std::string text = finding(1.035, 0.02);
    EXPECT_NE(text.find("slower than HTTP keep-alive ["), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with("]: measurable, but possibly within the margin of 3 %.")) << text;
}

TEST(Finding, SaysThatItCannotTellYetAndHowMuchLongerItTakes) {
    report run = noisy_report({"ws", "http-keepalive"}, {10'100, 10'000}, 0.2);
    run.duration = std::chrono::seconds(10);
    const std::string text = format_finding(run, run.comparisons.front(), escape_terminal);
    EXPECT_TRUE(
        text.starts_with("Cannot tell yet whether WebSocket is faster than HTTP keep-alive: [-"))
        << text;
    EXPECT_NE(text.find("; about "), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with(" (--max-time).")) << text;
}

TEST(Finding, IsProbableOnlyBesideTheConditionThatMakesItSo) {
    report run = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    EXPECT_EQ(finding(0.8, 0.01).find("probably"), std::string::npos);
    run.generator.build_type = "Debug";
    analyze(run);
    const std::string text = format_finding(run, run.comparisons.front(), escape_terminal);
    EXPECT_TRUE(text.starts_with("WebSocket is probably ")) << text;
    EXPECT_TRUE(text.ends_with("] (caution: unoptimized build).")) << text;
}

TEST(Finding, IsWithheldFromAnInvalidRunWithTheReasonAndTheRemedy) {
    report run = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    for (block& each : run.blocks)
        each.usage.user = each.duration / 4;
    analyze(run);
    EXPECT_EQ(format_finding(run, run.comparisons.front(), escape_terminal),
              "No valid answer: Processors overloaded: waited 3.0 times as long as it worked: "
              "use a quieter machine.");
}

TEST(Finding, SaysThatItDependsOnTheImplementation) {
    const report run = noisy_report({"ws", "http-keepalive", "ws-lean", "http-lean"},
                                    {12'000, 10'000, 7000, 8000}, 0.01);
    const std::string text = format_finding(run, run.comparisons.front(), escape_terminal);
    EXPECT_NE(text.find(" as tuned here, but it depends on the implementation; without a library "
                        "it is 1"),
              std::string::npos)
        << text;
}

TEST(Finding, IsAFewWordsInATable) {
    comparison found = comparison_of(0, 1, 1.02, 100);
    found.verdict.kind = verdict_kind::slower;
    EXPECT_EQ(format_verdict_kind(found), "slower");
    found.verdict.kind = verdict_kind::small;
    EXPECT_EQ(format_verdict_kind(found), "slightly slower");
    found.verdict.certainty = certainty::tentative;
    EXPECT_EQ(format_verdict_kind(found), "slightly slower") << "cautions are named elsewhere";
    found.verdict.certainty = certainty::withheld;
    EXPECT_EQ(format_verdict_kind(found), "not valid");
}

TEST(Finding, EscapesTheNamesOfContenders) {
    report run = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    run.cells[0].protocol = "evil\x1b[2J";
    EXPECT_EQ(format_finding(run, run.comparisons.front(), escape_terminal).find('\x1b'),
              std::string::npos);
}

}  // namespace
}  // namespace pingpong
