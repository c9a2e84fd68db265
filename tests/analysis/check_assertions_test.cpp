#include "pingpong/analysis/assertions.hpp"

#include <gtest/gtest.h>

#include "pingpong/reporter/json/json.hpp"
#include "support/reports/played_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

const medians usual{{"tcp", 5us}, {"ws", 9us}, {"http-keepalive", 10us}};

checked_assertion check(report& report, const char* text) {
    const std::vector<assertion> asserted{parse_assertion(text).value.value()};
    check_assertions(report, asserted);
    return report.assertions.at(0);
}

checked_assertion check_usual(const char* text) {
    report report = played_report(usual);
    return check(report, text);
}

TEST(CheckAssertions, PassesWhatHoldsForTheWholeInterval) {
    const auto checked = check_usual("ws/http-keepalive.median < 0.95");
    EXPECT_EQ(checked.text, "ws/http-keepalive.median < 0.95");
    EXPECT_EQ(checked.result, assertion_result::pass);
    ASSERT_EQ(checked.outcomes.size(), 1U);
    ASSERT_TRUE(checked.outcomes[0].figure);
    EXPECT_NEAR(checked.outcomes[0].figure->value, 0.9, 0.01);
    EXPECT_EQ(checked.outcomes[0].reason, "");
}

TEST(CheckAssertions, FailsWhatHoldsForNoneOfIt) {
    EXPECT_EQ(check_usual("ws/http-keepalive.median < 0.85").result, assertion_result::fail);
    EXPECT_EQ(check_usual("ws/http-keepalive.p99 >= 0.95").result, assertion_result::fail);
}

TEST(CheckAssertions, CannotTellWhenTheBoundIsWithin) {
    report report = played_report(usual);
    const double value = check(report, "ws/http-keepalive.median < 1").outcomes[0].figure->value;
    const std::string text = "ws/http-keepalive.median < " + std::to_string(value);
    const auto checked = check(report, text.c_str());
    EXPECT_EQ(checked.result, assertion_result::inconclusive);
    EXPECT_EQ(checked.outcomes[0].reason, "the bound is within the interval");
}

TEST(CheckAssertions, TakesAnyTwoProtocols) {
    EXPECT_EQ(check_usual("tcp/ws.median < 0.6").result, assertion_result::pass);
    EXPECT_EQ(check_usual("http-keepalive/ws.mean <= 1").result, assertion_result::pass);
}

TEST(CheckAssertions, KnowsFiguresOfOneContender) {
    report report = played_report(usual);
    const auto found = [&report](const char* text) {
        return check(report, text).outcomes.at(0).figure.value().value;
    };
    EXPECT_NEAR(found("ws.median_us < 1"), 9, 0.1);
    EXPECT_NEAR(found("ws.p99_us < 1"), 18, 0.2);
    EXPECT_DOUBLE_EQ(found("ws.mean_us < 1"), 1);
    EXPECT_DOUBLE_EQ(found("ws.cpu_us < 1"), 0.95);
    EXPECT_NEAR(found("ws.throughput_per_s > 1"), 1e6, 1e-3);
    EXPECT_EQ(check(report, "ws.median_us < 10").result, assertion_result::pass);
    EXPECT_EQ(check(report, "ws.throughput_per_s > 2e6").result, assertion_result::fail);
}

TEST(CheckAssertions, TakesTheSetUpFromOpenings) {
    report report;
    add_played_experiment(report, usual, 10);
    for (std::size_t round = 0; round < 10; ++round) {
        opening& opening = report.openings.emplace_back();
        opening.cell = 1;
        opening.round = round;
        opening.connect = 20us;
        opening.handshake = 30us;
        opening.first_exchange = 19us;
        opening.following_exchange = 9us;
    }
    analyze(report);
    const auto checked = check(report, "ws.setup_us < 61");
    EXPECT_EQ(checked.result, assertion_result::pass);
    EXPECT_DOUBLE_EQ(checked.outcomes[0].figure.value().value, 60);
    EXPECT_EQ(check(report, "tcp.setup_us < 61").outcomes[0].reason, "not measured");
}

// A round trip among 64 connections takes 3 ms: less that, a set-up of 60 us would pass any bound.
TEST(CheckAssertions, DoNotTakeRoundTripsUnderLoadFromASetUp) {
    report report;
    add_played_experiment(report, {{"ws", 3ms}}, 10);
    report.cells[0].connections = 64;
    for (std::size_t round = 0; round < 10; ++round) {
        opening& opening = report.openings.emplace_back();
        opening.round = round;
        opening.connect = 50us;
        opening.first_exchange = 19us;
        opening.following_exchange = 9us;
    }
    analyze(report);
    EXPECT_EQ(check(report, "ws.setup_us < 50").result, assertion_result::fail);
    EXPECT_EQ(check(report, "ws.setup_us < 61").result, assertion_result::pass);
}

TEST(CheckAssertions, CannotTellOfWhoDidNotPlayOrFailed) {
    report report = played_report(usual);
    EXPECT_EQ(check(report, "unix.median_us < 1").outcomes[0].reason, "unix did not play");
    add_trial(report, 1, 0us).failure = "connect: refused";
    EXPECT_EQ(check(report, "http-keepalive/ws.median < 5").outcomes[0].reason, "ws failed");
    EXPECT_EQ(check(report, "tcp.median_us > 1").result, assertion_result::pass);
}

TEST(CheckAssertions, CannotTellFromOneRound) {
    report report = played_report(usual, 1);
    for (const char* text : {"ws/tcp.median > 1", "ws.median_us > 1"}) {
        const auto checked = check(report, text);
        EXPECT_EQ(checked.result, assertion_result::inconclusive) << text;
        EXPECT_EQ(checked.outcomes[0].reason, "too few rounds for an interval");
    }
}

TEST(CheckAssertions, CannotTellFromAnInvalidRun) {
    report report;
    report.generator.build_type = "Sanitize";
    add_played_experiment(report, usual, 10);
    analyze(report);
    const auto checked = check(report, "ws.median_us > 1");
    EXPECT_EQ(checked.result, assertion_result::inconclusive);
    EXPECT_EQ(checked.outcomes[0].reason, "the measurement is invalid (sanitized)");
    EXPECT_TRUE(checked.outcomes[0].figure);
}

TEST(CheckAssertions, ComparesNobodyHereWithSomebodyElsewhere) {
    report report = played_report(usual);
    report.cells[1].remote = true;
    EXPECT_EQ(check(report, "ws/tcp.median > 1").outcomes[0].reason,
              "one of the two is served by another process");
}

TEST(CheckAssertions, IsAsBadAsTheWorstExperiment) {
    report report;
    add_played_experiment(report, {{"ws", 9us}}, 10);
    add_played_experiment(report, {{"ws", 30us}}, 10);
    add_played_experiment(report, {{"tcp", 9us}}, 10);
    analyze(report);
    const auto bad = check(report, "ws.median_us < 20");
    EXPECT_EQ(bad.result, assertion_result::fail);
    ASSERT_EQ(bad.outcomes.size(), 3U);
    EXPECT_EQ(bad.outcomes[0].result, assertion_result::pass);
    EXPECT_EQ(bad.outcomes[1].result, assertion_result::fail);
    EXPECT_EQ(bad.outcomes[2].result, assertion_result::inconclusive);
    EXPECT_EQ(check(report, "ws.median_us < 50").result, assertion_result::inconclusive);
}

TEST(CheckAssertions, AreCheckedAgainWhenAReportIsRead) {
    report report = played_report(usual);
    check(report, "ws/tcp.median < 3");
    const auto parsed = from_json(to_json(report));
    ASSERT_TRUE(parsed.value) << parsed.error;
    ASSERT_EQ(parsed.value->assertions.size(), 1U);
    EXPECT_EQ(parsed.value->assertions[0].result, assertion_result::pass);
    EXPECT_EQ(to_json(*parsed.value), to_json(report));
}

TEST(CheckAssertions, AreNoMoreThanAHundredInAReport) {
    report report = played_report(usual);
    report.assertions.resize(max_assertions);
    EXPECT_TRUE(from_json(to_json(report)).value);
    report.assertions.emplace_back();
    EXPECT_EQ(from_json(to_json(report)).error, "assertions: expected 100 or fewer, found 101");
}

TEST(CheckAssertions, AreInconclusiveInWordsThatAreNotKnown) {
    report report = played_report(usual);
    report.assertions.emplace_back().text = "ws.p5_us < 1";
    recheck_assertions(report);
    ASSERT_EQ(report.assertions[0].outcomes.size(), 1U);
    EXPECT_EQ(report.assertions[0].result, assertion_result::inconclusive);
    EXPECT_TRUE(report.assertions[0].outcomes[0].reason.starts_with(
        "cannot parse: column 4: expected median_us"));
}

TEST(CheckAssertions, CannotTellATailOfShortBlocks) {
    report report = played_report({{"ws", 8us}, {"http-keepalive", 10us}});
    for (block& each : report.blocks)
        each.exchanges = 100;
    analyze(report);
    const checked_assertion checked = check(report, "ws.p99_us < 60");
    EXPECT_EQ(checked.result, assertion_result::inconclusive);
    EXPECT_NE(checked.outcomes[0].reason.find("blocks of 100 exchanges"), std::string::npos);
}

TEST(CheckAssertions, CannotTellMeansOfABusyMachine) {
    report report = played_report({{"ws", 8us}, {"http-keepalive", 10us}});
    for (block& each : report.blocks)
        each.usage.user = each.duration / 2;
    analyze(report);
    EXPECT_EQ(check(report, "ws.mean_us < 60").result, assertion_result::inconclusive);
    EXPECT_EQ(check(report, "ws.median_us < 60").result, assertion_result::pass);
}

}  // namespace
}  // namespace pingpong
