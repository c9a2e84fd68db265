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

void expect_trial_adds_up(const report& measured, const trial& one) {
    std::uint64_t exchanges = 0;
    std::chrono::nanoseconds duration{0};
    for (const block& each : measured.blocks)
        if (each.cell == one.cell && each.repetition == one.repetition) {
            exchanges += each.exchanges;
            duration += each.duration;
        }
    EXPECT_EQ(one.exchanges, exchanges);
    EXPECT_EQ(one.blocks, duration);
    EXPECT_LE(one.first_exchange.value_or(one.warm_up), one.warm_up);
    EXPECT_EQ(one.first_exchange.has_value(), one.warm_up_exchanges > 0);
    EXPECT_GE(one.duration(), one.blocks);
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
void expect_mirrored(const report& measured) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const block*>> rounds;
    for (const block& each : measured.blocks)
        rounds[{measured.cells[each.cell].experiment, each.round}].push_back(&each);
    for (const auto& [place, played] : rounds) {
        std::set<std::size_t> sums;
        for (const block* one : played)
            for (const block* other : played)
                if (one->visit < other->visit) {
                    EXPECT_LT(one->position, other->position);
                    if (one->cell == other->cell)
                        sums.insert(one->position + other->position);
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

report measure(asio::io_context& context, plan what, observer& who) {
    return run_coroutine(context, run_plan(context.get_executor(), std::move(what), who));
}

report measure(plan what, observer& who) {
    what.measure_clock = false;  // it takes longer than most of what is tested
    what.count_system_calls = false;
    what.record_wire = false;
    asio::io_context context(1);
    report measured = measure(context, std::move(what), who);
    context.run_for(max_test_time);
    EXPECT_TRUE(context.stopped()) << "work is left over";
    return measured;
}

report measure(plan what) {
    observer nobody;
    return measure(std::move(what), nobody);
}

std::size_t cell_of(const report& measured, std::string_view protocol, std::size_t experiment) {
    for (std::size_t i = 0; i < measured.cells.size(); ++i)
        if (measured.cells[i].experiment == experiment && measured.cells[i].protocol == protocol)
            return i;
    throw std::out_of_range("no such cell");
}

std::vector<block> blocks_of(const report& measured, std::size_t cell) {
    std::vector<block> found;
    std::ranges::copy_if(measured.blocks, std::back_inserter(found),
                         [cell](const block& each) { return each.cell == cell; });
    return found;
}

std::vector<trial> trials_of(const report& measured, std::size_t cell) {
    std::vector<trial> found;
    std::ranges::copy_if(measured.trials, std::back_inserter(found),
                         [cell](const trial& each) { return each.cell == cell; });
    return found;
}

void expect_consistent(const report& measured) {
    ASSERT_EQ(measured.summaries.size(), measured.cells.size());
    for (const trial& each : measured.trials)
        expect_trial_adds_up(measured, each);
    for (const block& each : measured.blocks) {
        EXPECT_LE(each.round_trips.min, each.round_trips.p50);
        EXPECT_LE(each.round_trips.p50, each.round_trips.p90);
        EXPECT_LE(each.round_trips.p90, each.round_trips.p99);
        EXPECT_LE(each.round_trips.p99, each.round_trips.max);
        EXPECT_GE(each.duration, each.round_trips.max);
    }
    for (const cell_summary& summary : measured.summaries) {
        std::uint64_t exchanges = 0;
        for (const trial& each : trials_of(measured, summary.cell))
            exchanges += each.exchanges;
        EXPECT_EQ(summary.exchanges, exchanges);
        EXPECT_EQ(summary.round_trips.count(), exchanges);
        EXPECT_EQ(summary.blocks, blocks_of(measured, summary.cell).size());
        EXPECT_EQ(summary.trials, trials_of(measured, summary.cell).size());
    }
    expect_disjoint(measured.blocks, measured.duration);
    expect_mirrored(measured);
}

std::size_t open_descriptors() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

}  // namespace pingpong
