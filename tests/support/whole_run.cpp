#include "support/whole_run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

void expect_trial_adds_up(const report& report, const trial& trial) {
    std::uint64_t exchanges = 0;
    std::chrono::nanoseconds duration{0};
    for (const block& each : report.blocks)
        if (each.cell == trial.cell && each.repetition == trial.repetition) {
            exchanges += each.exchanges;
            duration += each.duration;
        }
    EXPECT_EQ(trial.exchanges, exchanges);
    EXPECT_EQ(trial.blocks, duration);
    EXPECT_LE(trial.first_exchange.value_or(trial.warm_up), trial.warm_up);
    EXPECT_EQ(trial.first_exchange.has_value(), trial.warm_up_exchanges > 0);
    EXPECT_GE(trial.duration(), trial.blocks);
}

void expect_disjoint(std::vector<block> blocks, std::chrono::nanoseconds run) {
    std::ranges::sort(blocks, {}, &block::start_offset);
    std::chrono::nanoseconds free_from{0};
    for (const block& each : blocks) {
        EXPECT_GE(each.start_offset, free_from);
        free_from = each.start_offset + each.duration;
    }
    EXPECT_LE(free_from, run);
}

/// The two positions of a contender in a round have the same sum for all, and the first visits come
/// before the second ones.
void expect_mirrored(const report& report) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const block*>> rounds;
    for (const block& each : report.blocks)
        rounds[{report.cells[each.cell].experiment, each.round}].push_back(&each);
    for (const auto& [place, played] : rounds) {
        std::set<std::size_t> sums;
        for (const block* earlier : played)
            for (const block* later : played)
                if (earlier->visit < later->visit) {
                    EXPECT_LT(earlier->position, later->position);
                    if (earlier->cell == later->cell)
                        sums.insert(earlier->position + later->position);
                }
        EXPECT_LE(sums.size(), 1U) << "round " << place.second;
    }
}

}  // namespace

std::vector<contender_spec> everybody() {
    std::vector<contender_spec> all;
    for (const protocol& each : protocol_table())
        if (each.traits.implemented_by == implementation::tuned)
            all.emplace_back(std::string(each.name));
    return all;
}

report measure(asio::io_context& context, plan plan, observer& observer) {
    return run_coroutine(context, run_plan(context.get_executor(), std::move(plan), observer));
}

report measure(plan plan, observer& observer) {
    plan.measure_clock = false;  // it takes longer than most of what is tested
    plan.count_system_calls = false;
    plan.record_wire = false;
    asio::io_context context(1);
    report report = measure(context, std::move(plan), observer);
    context.run_for(max_test_time);
    EXPECT_TRUE(context.stopped()) << "work is left over";
    return report;
}

report measure(plan plan) {
    observer observer;
    return measure(std::move(plan), observer);
}

std::size_t cell_of(const report& report, std::string_view protocol, std::size_t experiment) {
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        if (report.cells[i].experiment == experiment && report.cells[i].protocol == protocol)
            return i;
    throw std::out_of_range("no such cell");
}

std::vector<block> blocks_of(const report& report, std::size_t cell) {
    std::vector<block> found;
    std::ranges::copy_if(report.blocks, std::back_inserter(found),
                         [cell](const block& each) { return each.cell == cell; });
    return found;
}

std::vector<trial> trials_of(const report& report, std::size_t cell) {
    std::vector<trial> found;
    std::ranges::copy_if(report.trials, std::back_inserter(found),
                         [cell](const trial& each) { return each.cell == cell; });
    return found;
}

void expect_consistent(const report& report) {
    ASSERT_EQ(report.summaries.size(), report.cells.size());
    for (const trial& each : report.trials)
        expect_trial_adds_up(report, each);
    for (const block& each : report.blocks) {
        EXPECT_LE(each.round_trips.min, each.round_trips.p50);
        EXPECT_LE(each.round_trips.p50, each.round_trips.p90);
        EXPECT_LE(each.round_trips.p90, each.round_trips.p99);
        EXPECT_LE(each.round_trips.p99, each.round_trips.max);
        EXPECT_GE(each.duration, each.round_trips.max);
    }
    for (const cell_summary& summary : report.summaries) {
        std::uint64_t exchanges = 0;
        for (const trial& each : trials_of(report, summary.cell))
            exchanges += each.exchanges;
        EXPECT_EQ(summary.exchanges, exchanges);
        EXPECT_EQ(summary.round_trips.count(), exchanges);
        EXPECT_EQ(summary.blocks, blocks_of(report, summary.cell).size());
        EXPECT_EQ(summary.trials, trials_of(report, summary.cell).size());
    }
    expect_disjoint(report.blocks, report.duration);
    expect_mirrored(report);
}

std::size_t open_descriptors() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

}  // namespace pingpong
