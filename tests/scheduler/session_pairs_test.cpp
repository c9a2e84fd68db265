#include "pingpong/scheduler/session_pairs.hpp"

#include <gtest/gtest.h>

#include "support/played_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// Sessions whose machine is the slower the later, and whose second program takes `factor` times as
/// long over WebSocket, give or take a percent.
std::vector<session_pair> pairs_with(double factor, std::size_t count) {
    std::vector<session_pair> all;
    for (std::size_t i = 0; i < count; ++i) {
        const auto ws = [i](double by) {
            return std::chrono::nanoseconds(
                static_cast<int>((9000 + 500 * static_cast<int>(i)) * by));
        };
        const double noise = i % 2 == 0 ? 1.01 : 0.99;
        session_pair& one = all.emplace_back();
        one.before = played_report({{"tcp", 5us}, {"ws", ws(1)}});
        one.after = played_report({{"tcp", 5us}, {"ws", ws(factor * noise)}});
    }
    return all;
}

TEST(SessionPairs, CompareRatiosAndTimesPairByPair) {
    const auto all = changes_of(pairs_with(1.2, 6), "old", {});
    ASSERT_EQ(all.changes.size(), 3U);
    EXPECT_EQ(all.old_name, "old");
    EXPECT_EQ(all.pairs, 6U);
    EXPECT_EQ(all.changes[0].protocol, "ws");
    EXPECT_EQ(all.changes[0].reference, "tcp");
    EXPECT_EQ(all.changes[0].kind, change_kind::regression);
    EXPECT_NEAR(all.changes[0].factor.value().value, 1.2, 0.01);
    EXPECT_EQ(all.changes[1].protocol, "tcp");
    EXPECT_FALSE(all.changes[1].reference);
    EXPECT_EQ(all.changes[1].kind, change_kind::within);
    EXPECT_NEAR(all.changes[1].before.value(), 5, 0.1);
    EXPECT_EQ(all.changes[2].kind, change_kind::regression);
    EXPECT_LT(*all.changes[2].factor->high - *all.changes[2].factor->low, 0.05)
        << "what both sessions of a pair have in common cancels";
}

TEST(SessionPairs, ProveNothingWhenThereIsOne) {
    const auto all = changes_of(pairs_with(1.2, 1), "old", {});
    EXPECT_EQ(all.changes.at(0).kind, change_kind::inconclusive);
    EXPECT_EQ(all.changes.at(0).reason, "one pair is too few for an interval");
}

TEST(SessionPairs, LeaveOutWhatFailed) {
    auto pairs = pairs_with(1, 4);
    for (session_pair& one : pairs)
        add_trial(one.before, 1, 0us).failure = "connect: refused";
    const auto all = changes_of(pairs, "old", {});
    EXPECT_EQ(all.changes.at(0).kind, change_kind::not_compared);
    EXPECT_EQ(all.changes.at(0).reason, "no pair of sessions has it on both sides");
    EXPECT_EQ(all.changes.at(1).kind, change_kind::within);
}

TEST(SessionPairs, OfNothingSayNothing) {
    EXPECT_TRUE(changes_of({}, "old", {}).changes.empty());
}

}  // namespace
}  // namespace pingpong
