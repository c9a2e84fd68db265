// Reports of several machines and ranks: what the merge keeps, and what is claimed of it.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "pingpong/analysis/merge.hpp"
#include "support/reports/process_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

report merged_ranks(std::vector<report> parts, merge_level level = merge_level::processes) {
    for (report& part : parts)
        part.config.ranks = parts.size();
    auto whole = merge(std::move(parts), level);
    EXPECT_TRUE(whole.value) << whole.error;
    return whole.value.value_or(report());
}

TEST(Machines, OfDifferentNamesMayDifferInTheirFacts) {
    report a = rank_with(1, 4, "a", 0), b = rank_with(1, 4, "b", 1);
    b.environment.cpu_model = "Z80";
    const report whole = merged_ranks({a, b});
    ASSERT_EQ(whole.machines.size(), 2U);
    EXPECT_EQ(whole.machines[1].host, "b");
    EXPECT_EQ(whole.machines[1].environment.cpu_model, "Z80");
    EXPECT_EQ(whole.environment.host, "a");
    ASSERT_EQ(whole.processes.size(), 2U);
    EXPECT_EQ(whole.processes[0].machine, 0U);
    EXPECT_EQ(whole.processes[1].machine, 1U);
    EXPECT_EQ(whole.processes[1].rank, 1U);
}

TEST(Machines, OfTheSameNameMayNot) {
    report a = rank_with(1, 4, "a", 0), b = rank_with(1, 4, "a", 1);
    b.environment.cpu_model = "Z80";
    EXPECT_EQ(merge({a, b}).error, "reports differ in environment.cpu_model: unknown and Z80");
    b.environment.cpu_model.reset();
    EXPECT_TRUE(merged_ranks({a, b}).machines.empty());
}

TEST(Machines, WithoutANameAreTheFirst) {
    report a = rank_with(1, 4, "a", 0), old = rank_with(1, 4, "a", 1);
    old.environment.host.reset();
    old.environment.cpu_model = "Z80";
    EXPECT_EQ(merge({a, old}).error, "reports differ in environment.cpu_model: unknown and Z80");
}

TEST(Machines, OfMergedReportsAreUnited) {
    const report ab = merged_ranks({rank_with(1, 4, "a", 0), rank_with(1, 4, "b", 1)});
    report c = rank_with(1, 4, "c", 0), b = rank_with(1, 4, "b", 1);
    c.start += 10s;
    b.start += 10s;
    const report cb = merged_ranks({c, b});
    const report whole = merged_ranks({ab, cb}, merge_level::runs);
    ASSERT_EQ(whole.machines.size(), 3U);
    EXPECT_EQ(whole.machines[2].host, "c");
    ASSERT_EQ(whole.processes.size(), 4U);
    EXPECT_EQ(whole.processes[2].machine, 2U);
    EXPECT_EQ(whole.processes[3].machine, 1U);
    EXPECT_EQ(whole.processes[3].run, 1U);
}

TEST(Machines, OfOtherPlansAreRefused) {
    report a = rank_with(1, 4, "a", 0), b = rank_with(1, 4, "b", 1);
    b.cells[1].count = 5000;
    EXPECT_EQ(merge({a, b}).error, "reports differ in cells[1].count: 1000 and 5000");
    b = rank_with(1, 4, "b", 1);
    b.generator.commit = "x";
    EXPECT_EQ(merge({a, b}).error, "reports differ in generator.commit:  and x");
}

TEST(Machines, ThatPlayAtTheSameTimeTakeThatTimeOnce) {
    report a = rank_with(1, 4, "a", 0), b = rank_with(1, 4, "b", 1), c = rank_with(1, 4, "c", 2);
    b.start += 500ms;  // until 1.5 s
    c.start += 3s;     // until 4 s
    a.duration = 1200ms;
    EXPECT_EQ(merged_ranks({a, b, c}).duration, 2500ms);
    b.duration = 100ms;  // within a
    EXPECT_EQ(merged_ranks({a, b, c}).duration, 2200ms);
}

TEST(Machines, HistogramsAreThoseOfThePartsAddedUp) {
    std::vector<report> parts{rank_with(1, 4, "a", 0), rank_with(1, 4, "b", 1)};
    histogram expected;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (int k = 0; k < 1000; ++k)
            parts[i].summaries[0].round_trips.record(round_trip(977 * k * (1 + 7 * i)));
        expected.merge(parts[i].summaries[0].round_trips);
    }
    EXPECT_EQ(merged_ranks(parts).summaries[0].round_trips.buckets(), expected.buckets());
}

const comparison& first_of(const report& whole) {
    return whole.comparisons.front();
}

TEST(Machines, ThatDisagreeWidenTheClaimToTheIntervalOverTheirMeans) {
    report whole = merged_ranks(
        {rank_with(1.00, 20, "a", 0), rank_with(1.02, 20, "b", 1), rank_with(1.04, 20, "c", 2)});
    const paired_comparison& figures = first_of(whole).figures;
    // Means 0, 0.0198 and 0.0392: s = 0.0196, t(0.975, 2) s / sqrt(3) = 0.0487.
    EXPECT_LE(*figures.claim.low, 0.972);
    EXPECT_GE(*figures.claim.high, 1.070);
    ASSERT_EQ(first_of(whole).machines.size(), 3U);
    for (const machine_ratio& each : first_of(whole).machines) {
        EXPECT_NEAR(each.ratio.value, 1 + 0.02 * static_cast<double>(each.machine), 0.001);
        EXPECT_LT(*figures.claim.low, each.ratio.value);
        EXPECT_GT(*figures.claim.high, each.ratio.value);
        EXPECT_EQ(each.processes, 1U);
    }
}

// Two ranks each that agree to the last digit tell no more of machines than one does.
TEST(Machines, AreTheUnitHoweverManyProcessesTheyHave) {
    std::vector<report> parts;
    for (std::uint64_t i = 0; i < 12; ++i)
        parts.push_back(rank_with(1 + 0.02 * static_cast<double>(i / 4), 20,
                                  std::string(1, static_cast<char>('a' + i / 4)), i));
    const report whole = merged_ranks(parts);
    const paired_comparison& figures = first_of(whole).figures;
    EXPECT_EQ(first_of(whole).processes, 12U);
    EXPECT_EQ(figures.claimed.log_ratio.count, 3U);
    EXPECT_LE(*figures.claim.low, 0.972);
    EXPECT_GE(*figures.claim.high, 1.070);
    ASSERT_EQ(first_of(whole).machines.size(), 3U);
    EXPECT_EQ(first_of(whole).machines[2].processes, 4U);
    EXPECT_FALSE(figures.rounds_for_margin) << "more time brings no further machines";
    EXPECT_FALSE(whole.stopping.front().rounds_needed);
}

// The mean of the machines, not of the rounds: one that played longer counts no more.
TEST(Machines, CountAlike) {
    const report whole = merged_ranks(
        {rank_with(1.00, 100, "a", 0), rank_with(1.06, 10, "b", 1), rank_with(1.06, 10, "c", 2)});
    EXPECT_NEAR(first_of(whole).figures.claim.value, std::exp(2 * std::log(1.06) / 3), 0.001);
}

TEST(Machines, RanksOfOneMachineAreTheUnitFromThreeOn) {
    const auto half_of = [](const report& whole) {
        const estimate& claim = first_of(whole).figures.observed;
        return (*claim.high - *claim.low) / 2;
    };
    std::vector<report> parts{rank_with(1.00, 20, "a", 0), rank_with(1.02, 20, "a", 1),
                              rank_with(1.04, 20, "a", 2)};
    for (report& part : parts)
        for (block& each : part.blocks)
            each.repetition = each.round / 5;
    const report whole = merged_ranks(parts);
    EXPECT_TRUE(whole.machines.empty());
    EXPECT_TRUE(first_of(whole).machines.empty());
    EXPECT_EQ(first_of(whole).repetitions, 12U);
    EXPECT_GE(half_of(whole), 0.0487);
    EXPECT_EQ(first_of(whole).figures.claimed.log_ratio.count, 3U);
    // Twelve repetitions of processes one after the other would claim more.
    for (report& part : parts)
        part.processes[0].rank.reset();
    EXPECT_LT(half_of(merged_ranks(parts)), 0.02);
}

// A reader that concludes from the blocks anew, as one of JSON does, finds the same.
TEST(Machines, FindingsAreThoseOfAllBlocksTogether) {
    const std::vector<report> parts{rank_with(1.00, 20, "a", 0), rank_with(1.02, 20, "b", 1),
                                    rank_with(1.04, 20, "c", 2)};
    const report whole = merged_ranks(parts);
    report concluded = whole;
    concluded.comparisons.clear();
    concluded.diagnostics.clear();
    add_up(concluded);
    ASSERT_EQ(concluded.comparisons.size(), whole.comparisons.size());
    for (std::size_t i = 0; i < whole.comparisons.size(); ++i) {
        EXPECT_EQ(concluded.comparisons[i].figures.claim.low,
                  whole.comparisons[i].figures.claim.low);
        EXPECT_EQ(concluded.comparisons[i].figures.rounds, 60U);
        EXPECT_EQ(concluded.comparisons[i].verdict.kind, whole.comparisons[i].verdict.kind);
    }
}

// Where machines differ in speed, none of them varied.
TEST(Machines, OfDifferentSpeedsDoNotVaryInTheirs) {
    report slow = rank_with(1, 20, "b", 1);
    for (report* part : {&slow})
        for (block& each : part->blocks)
            each.round_trips.p50 *= 3;
    const report whole = merged_ranks({rank_with(1, 20, "a", 0), slow});
    ASSERT_FALSE(whole.checks.empty());
    EXPECT_LT(whole.checks[0].level_shift.value_or(1), 1.1);
    for (const diagnostic& each : whole.diagnostics)
        EXPECT_NE(each.kind, diagnostic_kind::service_warm_up);
}

}  // namespace
}  // namespace pingpong
