#include "pingpong/ranks/spread_plan.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <vector>

#include "pingpong/command_error.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong::command {
namespace {

using namespace std::chrono_literals;

constexpr int ranks = 3;

plan with_counts(const std::vector<std::uint64_t>& counts, std::uint64_t connections = 1) {
    plan made;
    for (const std::uint64_t count : counts)
        made.experiments.emplace_back(count, std::vector<contender_spec>{"ws", "http-keepalive"},
                                      std::nullopt, connections);
    return made;
}

TEST(SpreadPlan, ReplicatesTheWholePlanWhateverItsPrecision) {
    const plan whole = with_counts({100, 200});
    const plan replica = spread_plan(spread::replicate, whole, 2, ranks);
    EXPECT_EQ(replica.experiments.size(), 2U);
    EXPECT_LT(replica.stop.precision, whole.stop.precision) << "nothing ends a rank early";
}

TEST(SpreadPlan, DealsOutEachExperimentOnceAndInOrder) {
    std::vector<std::uint64_t> dealt;
    for (int rank = 0; rank < ranks; ++rank)
        for (const experiment& each :
             spread_plan(spread::experiments, with_counts({10, 20, 30, 40, 50}), rank, ranks)
                 .experiments)
            dealt.push_back(each.count);
    EXPECT_EQ(dealt, (std::vector<std::uint64_t>{10, 20, 30, 40, 50}));
}

TEST(SpreadPlan, DividesALoadExactly) {
    const plan whole = with_counts({1000}, 7);
    std::uint64_t connections = 0, exchanges = 0;
    double rate = 0;
    for (int rank = 0; rank < ranks; ++rank) {
        const load_part part = spread_plan(spread::load, whole, rank, ranks).part;
        EXPECT_GE(part.of_connections(7), 2U);
        connections += part.of_connections(7);
        exchanges += part.of_exchanges(101, 7);
        rate += part.of_rate(1000, 7);
    }
    EXPECT_EQ(connections, 7U);
    EXPECT_EQ(exchanges, 101U);
    EXPECT_NEAR(rate, 1000, 1e-9);
}

TEST(SpreadPlan, RefusesWhatIsTooLittleForAllRanks) {
    EXPECT_THROW(validate_spread(spread::load, with_counts({10}, 2), ranks), command_error);
    EXPECT_THROW(validate_spread(spread::experiments, with_counts({10, 20}), ranks), command_error);
    EXPECT_NO_THROW(validate_spread(spread::load, with_counts({10}, 3), ranks));
    EXPECT_NO_THROW(validate_spread(spread::experiments, with_counts({10, 20, 30}), ranks));
    EXPECT_NO_THROW(validate_spread(spread::replicate, with_counts({10}), ranks));
}

/// A rank of a load, whose wall clock is ahead by so much.
report rank_of_load(std::uint64_t rank, std::chrono::nanoseconds clock_error) {
    report made = report_of({"ws", "tcp"});
    made.run_id = "rank " + std::to_string(rank);
    made.start += clock_error;
    made.processes.resize(1);
    made.processes[0].rank = rank;
    for (std::size_t round = 0; round < 12; ++round)
        for (unsigned visit = 1; visit <= 2; ++visit)
            for (std::size_t cell = 0; cell < 2; ++cell) {
                block& added = add_block(made, cell, round, visit, 10us);
                added.start_offset = std::chrono::milliseconds(10 * made.blocks.size());
                added.duration = 5ms;
                block_samples& samples = made.samples.emplace_back();
                samples.block = made.blocks.size() - 1;
                samples.round_trips.record(std::vector<round_trip>(added.exchanges, 10us));
            }
    return made;
}

// Blocks begin together by clocks that were compared. The wall clocks of two machines were not.
TEST(MergeRanks, TakesTheBlocksOfALoadToBeginTogetherWhateverWallClocksSay) {
    const auto joined = merge_ranks(spread::load, {rank_of_load(0, 0ns), rank_of_load(1, 1h)});
    ASSERT_TRUE(joined.value) << joined.error;
    ASSERT_EQ(joined.value->blocks.size(), 48U);
    for (const block& each : joined.value->blocks)
        EXPECT_EQ(each.duration, 5ms);
}

}  // namespace
}  // namespace pingpong::command
