#include "pingpong/scheduler/bridge.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>

#include "pingpong/scheduler/merge.hpp"
#include "support/bridged.hpp"

namespace pingpong {
namespace {

TEST(Bridge, MultipliesToTheWhole) {
    bridge of = bridged({{8, 6, 1.25, 1.1}, {7, 7, 1.3, 1.2}, {9, 5, 1.2, 1.05}});
    find_steps(of, 0.95);
    ASSERT_TRUE(of.whole);
    EXPECT_EQ(of.rounds, 3U);
    ASSERT_EQ(of.steps.size(), 4U);
    double product = 1;
    for (const bridge_step& one : of.steps)
        product *= one.factor.value;
    EXPECT_NEAR(product, of.whole->value, 1e-12 * product);
}

TEST(Bridge, DividesEachWayByTheNext) {
    bridge of = bridged({{8, 4, 2, 1}, {8, 4, 2, 1}, {8, 4, 2, 1}});
    find_steps(of, 0.95);
    EXPECT_NEAR(of.whole.value().value, 8, 1e-12);
    ASSERT_EQ(of.steps.size(), 4U);
    using enum bridge_part;
    const std::array parts{start_up, connections, set_up, protocol};
    const std::array factors{2.0, 2.0, 2.0, 1.0};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(of.steps[i].part, parts[i]);
        EXPECT_NEAR(of.steps[i].factor.value, factors[i], 1e-12) << i;
        EXPECT_NEAR(of.steps[i].factor.low.value(), factors[i], 1e-12) << i;
        EXPECT_NEAR(of.steps[i].factor.high.value(), factors[i], 1e-12) << i;
    }
}

// t(0.975, 2) = 4.30265; the logarithms 0, ln 2, 2 ln 2 have the standard deviation ln 2.
TEST(Bridge, HasATIntervalOverTheRoundsOfTheirLogarithms) {
    bridge of = bridged({{1, 1, 1, 1}, {2, 1, 1, 1}, {4, 1, 1, 1}});
    find_steps(of, 0.95);
    const double half = 4.302652729911275 * std::log(2) / std::sqrt(3);
    EXPECT_NEAR(of.whole.value().value, 2, 1e-12);
    EXPECT_NEAR(of.whole->low.value(), 2 * std::exp(-half), 1e-6);
    EXPECT_NEAR(of.whole->high.value(), 2 * std::exp(half), 1e-5);
}

// What both of a round have in common, such as a slow moment, is in neither ratio.
TEST(Bridge, PairsWithinRounds) {
    bridge of = bridged({{8, 4, 2, 1}, {8, 4, 2, 1}, {8, 4, 2, 1}});
    for (bridge_conversation& one : of.conversations)
        if (one.round == 1)
            one.duration *= 10;
    find_steps(of, 0.95);
    EXPECT_NEAR(of.whole.value().low.value(), 8, 1e-9);
    EXPECT_NEAR(of.whole->high.value(), 8, 1e-9);
}

TEST(Bridge, KnowsNoStepsOfFewerThanThreeCompleteRounds) {
    bridge of = bridged({{8, 4, 2, 1}, {8, 4, 2, 1}, {8, 4, 2, 1}});
    of.conversations.pop_back();
    find_steps(of, 0.95);
    EXPECT_EQ(of.rounds, 2U);
    EXPECT_FALSE(of.whole);
    EXPECT_TRUE(of.steps.empty());
}

TEST(Bridge, LeavesAnUnfinishedRoundOut) {
    bridge whole = bridged({{8, 4, 2, 1}, {7, 4, 2, 1}, {9, 4, 2, 1}});
    bridge cut = bridged({{8, 4, 2, 1}, {7, 4, 2, 1}, {9, 4, 2, 1}, {90, 4, 2, 1}});
    cut.conversations.pop_back();
    find_steps(whole, 0.95);
    find_steps(cut, 0.95);
    EXPECT_EQ(cut.rounds, 3U);
    EXPECT_DOUBLE_EQ(cut.whole.value().value, whole.whole.value().value);
}

TEST(Bridge, TakesNoRoundWithoutTimeOrMedian) {
    bridge of = bridged({{8, 4, 2, 1}, {8, 4, 2, 1}, {8, 4, 2, 1}});
    bridge timeless = of;
    timeless.conversations.front().duration = {};
    find_steps(timeless, 0.95);
    EXPECT_EQ(timeless.rounds, 2U);
    for (bridge_conversation& one : of.conversations)
        one.median_ns.reset();
    find_steps(of, 0.95);
    EXPECT_EQ(of.rounds, 0U);
}

TEST(Bridge, HasNoOtherConfidence) {
    bridge of = bridged({{8, 4, 2, 1}, {8, 4, 2, 1}, {8, 4, 2, 1}});
    EXPECT_THROW(find_steps(of, 1), std::invalid_argument);
}

TEST(Bridge, OfNothingHasNoRounds) {
    bridge none;
    find_steps(none, 0.95);
    EXPECT_EQ(none.rounds, 0U);
    EXPECT_FALSE(none.whole);
}

TEST(Bridge, NumbersTheRoundsOfAnotherProcessOn) {
    report one, other;
    one.bridge = bridged({{8, 4, 2, 1}, {8, 4, 2, 1}});
    other.bridge = one.bridge;
    other.bridge->interrupted = true;
    auto merged = merge({one, other});
    ASSERT_TRUE(merged.value && merged.value->bridge) << merged.error;
    EXPECT_EQ(merged.value->bridge->conversations.back().round, 3U);
    EXPECT_TRUE(merged.value->bridge->interrupted);
    EXPECT_EQ(merged.value->bridge->rounds, 4U);
}

TEST(Bridge, OfOneProcessIsThatOfAllMerged) {
    report with, without;
    with.bridge = bridged({{8, 4, 2, 1}, {8, 4, 2, 1}, {8, 4, 2, 1}});
    const auto merged = merge({without, with});
    ASSERT_TRUE(merged.value && merged.value->bridge) << merged.error;
    EXPECT_EQ(merged.value->bridge->rounds, 3U);
}

TEST(Bridge, IsNotMergedWithOneOfAnotherCount) {
    report one, other;
    one.bridge = bridged({{8, 4, 2, 1}});
    other.bridge = one.bridge;
    other.bridge->count = 1;
    EXPECT_EQ(merge({one, other}).error, "reports differ in bridge.count: 1000 and 1");
}

}  // namespace
}  // namespace pingpong
