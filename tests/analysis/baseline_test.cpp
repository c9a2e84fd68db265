#include "pingpong/analysis/baseline.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/reports/played_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

report run_with_ws_at(std::chrono::nanoseconds ws) {
    return played_report({{"tcp", 5us}, {"ws", ws}, {"http-keepalive", 10us}});
}

const change& change_in(const run_changes& all, std::string_view protocol,
                        std::string_view reference) {
    for (const change& change : all.changes)
        if (change.protocol == protocol && change.reference == reference)
            return change;
    throw std::out_of_range("no such change");
}

TEST(KindOfChange, IsWhatTheWholeIntervalSays) {
    EXPECT_EQ(kind_of_change({1.1, 1.06, 1.2}, 0.05), change_kind::regression);
    EXPECT_EQ(kind_of_change({1.1, 1.05, 1.2}, 0.05), change_kind::inconclusive);
    EXPECT_EQ(kind_of_change({1.0, 0.9, 1.05}, 0.05), change_kind::within);
    EXPECT_EQ(kind_of_change({0.9, 0.8, 0.95}, 0.05), change_kind::improvement);
    EXPECT_EQ(kind_of_change({1.0, {}, {}}, 0.05), change_kind::inconclusive);
}

TEST(Overall, IsTheWorstThatIsKnown) {
    run_changes all;
    const auto with = [&all](change_kind kind) {
        all.changes.emplace_back().kind = kind;
        return overall(all);
    };
    EXPECT_EQ(overall(all), change_kind::inconclusive);
    EXPECT_EQ(with(change_kind::not_compared), change_kind::inconclusive);
    EXPECT_EQ(with(change_kind::improvement), change_kind::within);
    EXPECT_EQ(with(change_kind::inconclusive), change_kind::inconclusive);
    EXPECT_EQ(with(change_kind::regression), change_kind::regression);
}

TEST(ChangesBetween, ProvesARegression) {
    const auto all = changes_between(run_with_ws_at(10us), run_with_ws_at(12us), {});
    ASSERT_EQ(all.changes.size(), 3U);
    const change& to_floor = change_in(all, "ws", "tcp");
    EXPECT_EQ(to_floor.kind, change_kind::regression);
    EXPECT_NEAR(to_floor.before.value(), 2, 0.02);
    EXPECT_NEAR(to_floor.after.value(), 2.4, 0.02);
    EXPECT_NEAR(to_floor.factor.value().value, 1.2, 0.01);
    EXPECT_EQ(to_floor.count, 1000U);
    EXPECT_EQ(change_in(all, "ws", "http-keepalive").kind, change_kind::regression);
    EXPECT_EQ(change_in(all, "http-keepalive", "tcp").kind, change_kind::within);
    EXPECT_EQ(overall(all), change_kind::regression);
}

TEST(ChangesBetween, ToleratesAsMuchAsItIsTold) {
    change_rules rules;
    rules.threshold = 0.3;
    const auto all = changes_between(run_with_ws_at(10us), run_with_ws_at(12us), rules);
    EXPECT_EQ(overall(all), change_kind::within);
}

TEST(ChangesBetween, AreNoSurerThanTheRepetitionsOfARunAgree) {
    report moving = played_report({{"tcp", 5us}, {"ws", 10us}}, 20);
    for (block& block : moving.blocks)
        if (block.cell == 1)
            block.round_trips.p50 += std::chrono::nanoseconds(500 * (block.repetition % 3));
    analyze(moving);
    const report steady = played_report({{"tcp", 5us}, {"ws", 10us}}, 20);
    const auto width = [&steady](const report& with) {
        const auto all = changes_between(steady, with, {});
        const estimate factor = change_in(all, "ws", "tcp").factor.value();
        return *factor.high - *factor.low;
    };
    const paired_comparison& figures = moving.comparisons.front().figures;
    EXPECT_LT(figures.claimed.log_ratio.count, figures.rounds_effective);
    EXPECT_GT(width(moving), 1.2 * width(steady));
}

TEST(ChangesBetween, TellsAnImprovement) {
    const auto all = changes_between(run_with_ws_at(12us), run_with_ws_at(10us), {});
    EXPECT_EQ(change_in(all, "ws", "tcp").kind, change_kind::improvement);
    EXPECT_EQ(overall(all), change_kind::within);
}

TEST(ChangesBetween, CannotTellWhenRunsVaryMuch) {
    change_rules rules;
    rules.between_runs = 0.1;
    const auto all = changes_between(run_with_ws_at(10us), run_with_ws_at(11us), rules);
    EXPECT_EQ(change_in(all, "ws", "tcp").kind, change_kind::inconclusive);
    EXPECT_EQ(change_in(all, "ws", "tcp").reason, "");
}

TEST(ChangesBetween, DoesNotMindTheSpeedOfTheMachine) {
    const auto fast = run_with_ws_at(10us);
    const auto slow = played_report({{"tcp", 10us}, {"ws", 20us}, {"http-keepalive", 20us}});
    EXPECT_EQ(overall(changes_between(fast, slow, {})), change_kind::within);
}

TEST(ChangesBetween, ListsWhatHasNoMatch) {
    const auto old_run = played_report({{"tcp", 5us}, {"ws", 9us}, {"unix", 4us}});
    const auto new_run = played_report({{"tcp", 5us}, {"ws", 9us}, {"http-close", 60us}});
    const auto all = changes_between(old_run, new_run, {});
    EXPECT_EQ(change_in(all, "http-close", "tcp").reason, "not measured in the old run");
    EXPECT_EQ(change_in(all, "unix", "tcp").reason, "not measured in the new run");
    EXPECT_EQ(change_in(all, "unix", "tcp").kind, change_kind::not_compared);
    EXPECT_EQ(overall(all), change_kind::within);
}

TEST(ChangesBetween, NeedsTheSameSetting) {
    report other;
    add_played_experiment(other, {{"tcp", 5us}, {"ws", 9us}}, 10, 2000);
    analyze(other);
    const auto all = changes_between(played_report({{"tcp", 5us}, {"ws", 9us}}), other, {});
    ASSERT_EQ(all.changes.size(), 2U);
    EXPECT_EQ(overall(all), change_kind::inconclusive);
}

TEST(ChangesBetween, NeedsAFloor) {
    const auto bare = played_report({{"ws", 9us}});
    const auto full = played_report({{"tcp", 5us}, {"ws", 9us}});
    EXPECT_EQ(change_in(changes_between(bare, full, {}), "ws", "tcp").reason,
              "the old run has no tcp to compare it with");
    EXPECT_EQ(change_in(changes_between(full, bare, {}), "ws", "tcp").reason,
              "the new run has no tcp to compare it with");
}

TEST(ChangesBetween, ProvesNothingByAnInvalidRun) {
    report invalid;
    invalid.generator.build_type = "Sanitize";
    add_played_experiment(invalid, {{"tcp", 5us}, {"ws", 20us}}, 10);
    analyze(invalid);
    const auto valid = played_report({{"tcp", 5us}, {"ws", 9us}});
    const auto all = changes_between(valid, invalid, {});
    EXPECT_EQ(all.changes.at(0).kind, change_kind::inconclusive);
    EXPECT_EQ(all.changes.at(0).reason, "the new run is invalid (sanitized)");
    EXPECT_EQ(changes_between(invalid, valid, {}).changes.at(0).reason,
              "the old run is invalid (sanitized)");
}

TEST(ChangesBetween, ProvesNothingByOneRound) {
    const auto single_round = played_report({{"tcp", 5us}, {"ws", 9us}}, 1);
    const auto all = changes_between(single_round, played_report({{"tcp", 5us}, {"ws", 9us}}), {});
    EXPECT_EQ(all.changes.at(0).kind, change_kind::inconclusive);
    EXPECT_EQ(all.changes.at(0).reason, "the old run has too few rounds for an interval");
}

TEST(ChangesBetween, OfARunAndItselfAreNone) {
    report run = played_report({{"tcp", 5us}, {"ws", 10us}, {"http-keepalive", 10us}}, 1);
    run.run_id = "the-run";
    const auto all = changes_between(run, run, {});
    EXPECT_EQ(overall(all), change_kind::within) << "however few its rounds are";
    for (const change& each : all.changes) {
        EXPECT_EQ(each.kind, change_kind::within);
        EXPECT_EQ(each.reason, "");
    }
}

TEST(ChangesBetween, StayInTheReport) {
    report report = run_with_ws_at(12us);
    report.baseline = changes_between(run_with_ws_at(10us), report, {});
    report.baseline->differences = {};
    report.baseline->changes[0].reason = "for a test";
    const auto parsed = from_json(to_json(report));
    ASSERT_TRUE(parsed.value) << parsed.error;
    ASSERT_TRUE(parsed.value->baseline);
    EXPECT_EQ(to_json(*parsed.value), to_json(report));
}

TEST(DifferencesBetween, AreOfMachineBuildAndSettings) {
    report a, b;
    a.environment.kernel = "Linux 6.1";
    b.environment.kernel = "Linux 6.12";
    b.environment.cpus_online = 4;
    a.generator.boost_version = "1.74";
    b.generator.boost_version = "1.81";
    b.config.knobs.ws_auto_fragment = true;
    a.generator.version = "0.1";
    b.generator.version = "0.2";
    const auto found = differences_between(a, b);
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].name, "number of processors");
    EXPECT_EQ(found[0].before, "unknown");
    EXPECT_EQ(found[0].after, "4");
    EXPECT_EQ(found[1].name, "kernel");
    EXPECT_EQ(found[2].name, "Boost");
    EXPECT_EQ(found[3].name, "WebSocket auto-fragment");
    EXPECT_EQ(found[3].after, "yes");
    EXPECT_TRUE(differences_between(b, b).empty());
}

}  // namespace
}  // namespace pingpong
