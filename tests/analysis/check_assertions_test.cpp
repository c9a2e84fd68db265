#include "pingpong/analysis/assertions.hpp"

#include <gtest/gtest.h>

#include "pingpong/reporter/json/json.hpp"
#include "support/reports/played_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

const medians usual{{"tcp", 5us}, {"ws", 9us}, {"http-keepalive", 10us}};

checked_assertion check(report& measured, const char* text) {
    const std::vector<assertion> asserted{parse_assertion(text).value.value()};
    check_assertions(measured, asserted);
    return measured.assertions.at(0);
}

checked_assertion check_usual(const char* text) {
    report measured = played_report(usual);
    return check(measured, text);
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
    report measured = played_report(usual);
    const double value = check(measured, "ws/http-keepalive.median < 1").outcomes[0].figure->value;
    const std::string text = "ws/http-keepalive.median < " + std::to_string(value);
    const auto checked = check(measured, text.c_str());
    EXPECT_EQ(checked.result, assertion_result::inconclusive);
    EXPECT_EQ(checked.outcomes[0].reason, "the bound is within the interval");
}

TEST(CheckAssertions, TakesAnyTwoProtocols) {
    EXPECT_EQ(check_usual("tcp/ws.median < 0.6").result, assertion_result::pass);
    EXPECT_EQ(check_usual("http-keepalive/ws.mean <= 1").result, assertion_result::pass);
}

TEST(CheckAssertions, KnowsFiguresOfOneContender) {
    report measured = played_report(usual);
    const auto found = [&measured](const char* text) {
        return check(measured, text).outcomes.at(0).figure.value().value;
    };
    EXPECT_NEAR(found("ws.median_us < 1"), 9, 0.1);
    EXPECT_NEAR(found("ws.p99_us < 1"), 18, 0.2);
    EXPECT_DOUBLE_EQ(found("ws.mean_us < 1"), 1);
    EXPECT_DOUBLE_EQ(found("ws.cpu_us < 1"), 0.95);
    EXPECT_NEAR(found("ws.throughput_per_s > 1"), 1e6, 1e-3);
    EXPECT_EQ(check(measured, "ws.median_us < 10").result, assertion_result::pass);
    EXPECT_EQ(check(measured, "ws.throughput_per_s > 2e6").result, assertion_result::fail);
}

TEST(CheckAssertions, TakesTheSetUpFromOpenings) {
    report measured;
    add_played_experiment(measured, usual, 10);
    for (std::size_t round = 0; round < 10; ++round) {
        opening& one = measured.openings.emplace_back();
        one.cell = 1;
        one.round = round;
        one.connect = 20us;
        one.handshake = 30us;
        one.first_exchange = 19us;
        one.following_exchange = 9us;
    }
    analyze(measured);
    const auto checked = check(measured, "ws.setup_us < 61");
    EXPECT_EQ(checked.result, assertion_result::pass);
    EXPECT_DOUBLE_EQ(checked.outcomes[0].figure.value().value, 60);
    EXPECT_EQ(check(measured, "tcp.setup_us < 61").outcomes[0].reason, "it was not measured");
}

// A round trip among 64 connections takes 3 ms: less that, a set-up of 60 us would pass any bound.
TEST(CheckAssertions, DoNotTakeRoundTripsUnderLoadFromASetUp) {
    report measured;
    add_played_experiment(measured, {{"ws", 3ms}}, 10);
    measured.cells[0].connections = 64;
    for (std::size_t round = 0; round < 10; ++round) {
        opening& one = measured.openings.emplace_back();
        one.round = round;
        one.connect = 50us;
        one.first_exchange = 19us;
        one.following_exchange = 9us;
    }
    analyze(measured);
    EXPECT_EQ(check(measured, "ws.setup_us < 50").result, assertion_result::fail);
    EXPECT_EQ(check(measured, "ws.setup_us < 61").result, assertion_result::pass);
}

TEST(CheckAssertions, CannotTellOfWhoDidNotPlayOrFailed) {
    report measured = played_report(usual);
    EXPECT_EQ(check(measured, "unix.median_us < 1").outcomes[0].reason, "unix did not play");
    add_trial(measured, 1, 0us).failure = "connect: refused";
    EXPECT_EQ(check(measured, "http-keepalive/ws.median < 5").outcomes[0].reason, "ws failed");
    EXPECT_EQ(check(measured, "tcp.median_us > 1").result, assertion_result::pass);
}

TEST(CheckAssertions, CannotTellFromOneRound) {
    report measured = played_report(usual, 1);
    for (const char* text : {"ws/tcp.median > 1", "ws.median_us > 1"}) {
        const auto checked = check(measured, text);
        EXPECT_EQ(checked.result, assertion_result::inconclusive) << text;
        EXPECT_EQ(checked.outcomes[0].reason, "too few rounds for an interval");
    }
}

TEST(CheckAssertions, CannotTellFromAnInvalidRun) {
    report measured;
    measured.generator.build_type = "Sanitize";
    add_played_experiment(measured, usual, 10);
    analyze(measured);
    const auto checked = check(measured, "ws.median_us > 1");
    EXPECT_EQ(checked.result, assertion_result::inconclusive);
    EXPECT_EQ(checked.outcomes[0].reason, "the measurement is invalid (sanitized)");
    EXPECT_TRUE(checked.outcomes[0].figure);
}

TEST(CheckAssertions, ComparesNobodyHereWithSomebodyElsewhere) {
    report measured = played_report(usual);
    measured.cells[1].remote = true;
    EXPECT_EQ(check(measured, "ws/tcp.median > 1").outcomes[0].reason,
              "one of the two is served by another process");
}

TEST(CheckAssertions, IsAsBadAsTheWorstExperiment) {
    report measured;
    add_played_experiment(measured, {{"ws", 9us}}, 10);
    add_played_experiment(measured, {{"ws", 30us}}, 10);
    add_played_experiment(measured, {{"tcp", 9us}}, 10);
    analyze(measured);
    const auto bad = check(measured, "ws.median_us < 20");
    EXPECT_EQ(bad.result, assertion_result::fail);
    ASSERT_EQ(bad.outcomes.size(), 3U);
    EXPECT_EQ(bad.outcomes[0].result, assertion_result::pass);
    EXPECT_EQ(bad.outcomes[1].result, assertion_result::fail);
    EXPECT_EQ(bad.outcomes[2].result, assertion_result::inconclusive);
    EXPECT_EQ(check(measured, "ws.median_us < 50").result, assertion_result::inconclusive);
}

TEST(CheckAssertions, AreCheckedAgainWhenAReportIsRead) {
    report measured = played_report(usual);
    check(measured, "ws/tcp.median < 3");
    const auto parsed = from_json(to_json(measured));
    ASSERT_TRUE(parsed.value) << parsed.error;
    ASSERT_EQ(parsed.value->assertions.size(), 1U);
    EXPECT_EQ(parsed.value->assertions[0].result, assertion_result::pass);
    EXPECT_EQ(to_json(*parsed.value), to_json(measured));
}

TEST(CheckAssertions, AreNoMoreThanAHundredInAReport) {
    report measured = played_report(usual);
    measured.assertions.resize(max_assertions);
    EXPECT_TRUE(from_json(to_json(measured)).value);
    measured.assertions.emplace_back();
    EXPECT_EQ(from_json(to_json(measured)).error, "assertions: expected 100 or fewer, found 101");
}

TEST(CheckAssertions, AreInconclusiveInWordsThatAreNotKnown) {
    report measured = played_report(usual);
    measured.assertions.emplace_back().text = "ws.p5_us < 1";
    recheck_assertions(measured);
    ASSERT_EQ(measured.assertions[0].outcomes.size(), 1U);
    EXPECT_EQ(measured.assertions[0].result, assertion_result::inconclusive);
    EXPECT_TRUE(measured.assertions[0].outcomes[0].reason.starts_with(
        "it cannot be read: column 4: expected median_us"));
}

TEST(CheckAssertions, CannotTellATailOfShortBlocks) {
    report measured = played_report({{"ws", 8us}, {"http-keepalive", 10us}});
    for (block& each : measured.blocks)
        each.exchanges = 100;
    analyze(measured);
    const checked_assertion checked = check(measured, "ws.p99_us < 60");
    EXPECT_EQ(checked.result, assertion_result::inconclusive);
    EXPECT_NE(checked.outcomes[0].reason.find("blocks of 100 exchanges"), std::string::npos);
}

TEST(CheckAssertions, CannotTellMeansOfABusyMachine) {
    report measured = played_report({{"ws", 8us}, {"http-keepalive", 10us}});
    for (block& each : measured.blocks)
        each.usage.user = each.duration / 2;
    analyze(measured);
    EXPECT_EQ(check(measured, "ws.mean_us < 60").result, assertion_result::inconclusive);
    EXPECT_EQ(check(measured, "ws.median_us < 60").result, assertion_result::pass);
}

}  // namespace
}  // namespace pingpong
