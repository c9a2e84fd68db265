// Ranks that load one server together: their blocks become one.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <vector>

#include "pingpong/analysis/merge.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// The samples of a rank's block: no two ranks have the same.
std::vector<round_trip> samples_of(std::uint64_t rank, std::size_t round, std::size_t count) {
    std::vector<round_trip> samples;
    for (std::size_t i = 0; i < count; ++i)
        samples.emplace_back(1000 + 37 * i * (rank + 1) + 11 * round);
    return samples;
}

round_trip_summary summary_of(const std::vector<round_trip>& samples) {
    round_trip_summary summary;
    summary.min = samples.front();
    summary.max = samples.back();
    for (const round_trip sample : samples)
        summary.mean_ns += static_cast<double>(sample.count());
    summary.mean_ns /= static_cast<double>(samples.size());
    summary.p50 = samples[samples.size() / 2];
    return summary;
}

constexpr std::size_t rounds = 12;

/// A rank that played `10 * connections` exchanges per block on so many connections.
report rank_of_load(std::uint64_t rank, std::uint64_t connections) {
    report made = report_of({"ws", "tcp"});
    made.run_id = "rank " + std::to_string(rank);
    made.start += std::chrono::milliseconds(rank);
    made.duration = 1s;
    made.config.spread = spread::load;
    made.config.ranks = 3;
    made.processes.resize(1);
    made.processes[0].rank = rank;
    made.environment.host = rank < 2 ? "a" : "b";
    for (cell& cell : made.cells) {
        cell.count = 100 * connections;
        cell.connections = connections;
        cell.rate_per_s = 50.0 * static_cast<double>(connections);
        cell.remote = true;
        cell.endpoint = "ws://server/";
    }
    for (cell_summary& summary : made.summaries) {
        summary.service = histogram();
        summary.lag = histogram();
    }
    for (std::size_t round = 0; round < rounds; ++round)
        for (unsigned visit = 1; visit <= 2; ++visit)
            for (std::size_t cell = 0; cell < 2; ++cell) {
                const auto samples = samples_of(rank, round, 10 * connections);
                block& added = add_block(made, cell, round, visit, 1us);
                added.start_offset = std::chrono::milliseconds(10 * made.blocks.size());
                added.duration = 5ms;
                added.exchanges = samples.size();
                added.round_trips = summary_of(samples);
                added.service = added.lag = added.round_trips;
                added.traffic.bytes_sent = 7 * samples.size();
                added.segments = tcp_segments{3, 2, rank};
                block_samples& kept = made.samples.emplace_back();
                kept.block = made.blocks.size() - 1;
                kept.round_trips.record(samples);
                kept.service = kept.lag = kept.round_trips;
                made.summaries[cell].round_trips.record(samples);
                made.summaries[cell].service->record(samples);
                made.summaries[cell].lag->record(samples);
            }
    for (std::size_t cell = 0; cell < 2; ++cell) {
        trial& added = add_trial(made, cell, 1ms);
        added.connect = 1ms;
        added.first_exchange = std::chrono::milliseconds(rank + 1);
    }
    made.openings.emplace_back();
    stopping_outcome stop;
    stop.rounds = rounds;
    made.stopping.push_back(stop);
    return made;
}

/// Seven connections on three ranks.
std::vector<report> three_ranks() {
    return {rank_of_load(0, 3), rank_of_load(1, 2), rank_of_load(2, 2)};
}

report joined(std::vector<report> parts) {
    auto whole = merge(std::move(parts), merge_level::load);
    EXPECT_TRUE(whole.value) << whole.error;
    return whole.value.value_or(report());
}

TEST(LoadMerge, AddsUpTheLoad) {
    const report whole = joined(three_ranks());
    EXPECT_EQ(whole.cells[0].connections, 7U);
    EXPECT_EQ(whole.cells[0].count, 700U);
    EXPECT_EQ(whole.cells[0].rate_per_s, 350.0);
    EXPECT_EQ(whole.config.spread, spread::load);
    EXPECT_EQ(whole.config.ranks, 3U);
    ASSERT_EQ(whole.processes.size(), 3U);
    EXPECT_EQ(whole.processes[2].rank, 2U);
    EXPECT_EQ(whole.processes[2].machine, 1U);
    EXPECT_EQ(whole.machines.size(), 2U);
}

TEST(LoadMerge, MakesOneBlockOfThoseOfAllRanks) {
    const report whole = joined(three_ranks());
    ASSERT_EQ(whole.blocks.size(), 4 * rounds);
    const block& first = whole.blocks.front();
    EXPECT_EQ(first.exchanges, 70U);
    EXPECT_EQ(first.traffic.bytes_sent, 490U);
    EXPECT_EQ(first.segments->sent, 9U);
    EXPECT_EQ(first.segments->retransmitted, 3U);
    // Rank 2 began 2 ms after rank 0.
    EXPECT_EQ(first.start_offset, 10ms);
    EXPECT_EQ(first.duration, 7ms);
    EXPECT_EQ(whole.config.void_blocks, 0U);
    EXPECT_NEAR(*whole.summaries[0].throughput_per_s, 70 / 0.007, 1e-6);
}

TEST(LoadMerge, HistogramsAreThoseOfTheRanksAddedUp) {
    std::vector<report> parts = three_ranks();
    const report whole = joined(parts);
    for (std::size_t cell = 0; cell < 2; ++cell) {
        histogram expected;
        for (const report& part : parts)
            expected.merge(part.summaries[cell].round_trips);
        EXPECT_EQ(whole.summaries[cell].round_trips.buckets(), expected.buckets());
        EXPECT_EQ(whole.summaries[cell].service->buckets(), expected.buckets());
        EXPECT_EQ(whole.summaries[cell].lag->buckets(), expected.buckets());
    }
    EXPECT_TRUE(whole.samples.empty());
}

// The median of the ranks' medians would be another one.
TEST(LoadMerge, PercentilesAreThoseOfAllSamples) {
    const report whole = joined(three_ranks());
    std::vector<round_trip> all;
    histogram samples;
    for (std::uint64_t rank = 0; rank < 3; ++rank)
        for (const round_trip sample : samples_of(rank, 0, rank == 0 ? 30 : 20)) {
            all.push_back(sample);
            samples.record(sample);
        }
    const round_trip_summary& found = whole.blocks.front().round_trips;
    EXPECT_EQ(found.p50, *samples.percentile(50));
    EXPECT_EQ(found.p99, std::min(*samples.percentile(99), *std::ranges::max_element(all)));
    EXPECT_EQ(found.min, *std::ranges::min_element(all));
    EXPECT_EQ(found.max, *std::ranges::max_element(all));
    double sum = 0;
    for (const round_trip sample : all)
        sum += static_cast<double>(sample.count());
    EXPECT_NEAR(found.mean_ns, sum / static_cast<double>(all.size()), 1e-6);
    EXPECT_EQ(whole.blocks.front().service->p50, found.p50);
}

TEST(LoadMerge, ABlockThatARankLacksIsVoid) {
    std::vector<report> parts = three_ranks();
    for (report& part : parts)
        part.config.void_blocks = 3;  // the same ones on all ranks
    parts[1].blocks.pop_back();
    parts[1].samples.pop_back();
    const report whole = joined(parts);
    EXPECT_EQ(whole.blocks.size(), 4 * rounds - 1);
    EXPECT_EQ(whole.config.void_blocks, 4U);
    EXPECT_EQ(whole.summaries[1].exchanges, 70 * (2 * rounds - 1));
    EXPECT_EQ(whole.summaries[1].round_trips.count(), 70 * (2 * rounds - 1));
}

TEST(LoadMerge, MakesOneTrialOfThoseOfAllRanks) {
    std::vector<report> parts = three_ranks();
    parts[2].trials[1].failure = "read: reset";
    const report whole = joined(parts);
    ASSERT_EQ(whole.trials.size(), 2U);
    EXPECT_EQ(whole.trials[0].exchanges, 70 * 2 * rounds);
    EXPECT_EQ(whole.trials[0].blocks, 7ms * (2 * rounds));
    EXPECT_EQ(whole.trials[0].connect, 3ms) << "all connections";
    EXPECT_EQ(whole.trials[0].first_exchange, 3ms) << "the longest";
    EXPECT_FALSE(whole.trials[0].failure);
    EXPECT_EQ(whole.trials[1].failure, "rank 2: read: reset");
    EXPECT_EQ(whole.openings.size(), 3U);
}

TEST(LoadMerge, TheServerOfARankCountsAsElsewhere) {
    std::vector<report> parts = three_ranks();
    for (cell& cell : parts[0].cells) {
        cell.remote = false;
        cell.endpoint = "ws://0.0.0.0:1/";
    }
    const report whole = joined(parts);
    EXPECT_TRUE(whole.cells[0].remote);
    EXPECT_EQ(whole.cells[0].endpoint, "ws://server/");
}

TEST(LoadMerge, RefusesWhatIsNotTheSameLoad) {
    std::vector<report> parts = three_ranks();
    parts[2].samples.clear();
    EXPECT_EQ(merge(parts, merge_level::load).error,
              "the report of rank 2 lacks the samples of its blocks");
    parts = three_ranks();
    parts[1].cells[0].payload_request_bytes = 7;
    EXPECT_EQ(merge(parts, merge_level::load).error,
              "reports differ in cells[0].payload_request_bytes: 0 and 7");
    parts = three_ranks();
    for (report& part : parts)
        part.cells = parts[0].cells;
    parts[1].config.spread = spread::none;
    parts[1].start += 10s;
    EXPECT_EQ(merge({parts[0], parts[1]}).error, "reports differ in config.spread: load and none");
}

}  // namespace
}  // namespace pingpong
