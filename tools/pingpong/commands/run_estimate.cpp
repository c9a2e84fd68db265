#include "pingpong/commands/run_estimate.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <exception>

#include "pingpong/core/block_layout.hpp"
#include "pingpong/scheduler/async_run.hpp"

namespace pingpong::command {
namespace {

using seconds = run_estimate::seconds;

/// As many exchanges as tell what one costs, of large messages fewer.
std::uint64_t few_of(const experiment& what) {
    constexpr std::uint64_t most = 300, max_bytes = 4'000'000;
    const std::uint64_t bytes = std::max<std::uint64_t>(what.payload_bytes.value_or(1), 1);
    const std::uint64_t few = std::clamp<std::uint64_t>(max_bytes / bytes, 2, most);
    return std::min(what.count, std::max(few, what.connections));
}

plan little_of(plan what) {
    for (experiment& each : what.experiments)
        each.count = few_of(each);
    what.stop = stop_after(1);
    what.openings = 0;
    what.measure_clock = what.count_system_calls = what.record_wire = false;
    return what;
}

/// nullopt: not everything played.
std::optional<report> play(plan little) {
    boost::asio::io_context context(1);
    observer nobody;
    std::exception_ptr bug;
    report measured;
    async_run(context.get_executor(), std::move(little), nobody,
              [&](std::exception_ptr thrown, report everything) {
                  bug = thrown;
                  measured = std::move(everything);
              });
    context.run();
    if (bug)
        std::rethrow_exception(bug);
    const bool failed = std::ranges::any_of(
        measured.trials, [](const trial& one) { return one.failure.has_value(); });
    return failed ? std::nullopt : std::optional(std::move(measured));
}

/// A repetition of the whole experiment, by what a short one took.
seconds repetition_of(const experiment& what, std::size_t index, const report& tried) {
    seconds all{};
    for (const trial& one : tried.trials)
        if (tried.cells[one.cell].experiment == index && one.exchanges > 0) {
            const seconds each = seconds(one.blocks) / static_cast<double>(one.exchanges);
            all += seconds(one.duration()) - seconds(one.blocks) +
                   each * static_cast<double>(what.count);
        }
    return all;
}

/// Repetitions of an experiment: before it may end by itself, and at the most.
struct repetition_bounds {
    double least = 1, most = 1;
};

repetition_bounds bounds_of(const stopping_rule& stop, const experiment& what) {
    const std::uint64_t rounds = layout_of(what).rounds;
    const auto until = [rounds](std::uint64_t wanted) {
        return wanted / rounds + (wanted % rounds == 0 ? 0 : 1);
    };
    const bool compares = what.contenders.size() > 1;
    const std::uint64_t most =
        until(compares ? stop.max_rounds : std::min(stop.min_rounds, stop.max_rounds));
    const std::uint64_t least =
        compares ? std::max(until(stop.min_rounds), stop.min_repetitions) : most;
    return {static_cast<double>(std::min(least, most)), static_cast<double>(most)};
}

}  // namespace

run_estimate estimate_of(const plan& what, const std::vector<seconds>& repetitions,
                         std::uint64_t processes) {
    stopping_rule share = what.stop;
    share.max_rounds = share.max_rounds / processes + (share.max_rounds % processes == 0 ? 0 : 1);
    const seconds time = seconds(share.max_time) / static_cast<double>(processes);

    seconds least{}, most{}, once{};
    for (std::size_t i = 0; i < repetitions.size(); ++i) {
        const repetition_bounds bounds = bounds_of(share, what.experiments[i]);
        least += bounds.least * repetitions[i];
        most += bounds.most * repetitions[i];
        once += repetitions[i];
    }
    // A repetition that has begun is played to its end, and the first of each in any case.
    const seconds limit = std::max(once, time + std::ranges::max(repetitions));
    most = std::min(most, limit);
    least = std::min(least, most);
    const auto all = static_cast<double>(processes);
    return {all * least, all * most};
}

std::optional<run_estimate> estimate_by_rate(const plan& what, std::uint64_t processes) {
    std::vector<seconds> repetitions;
    for (const experiment& each : what.experiments) {
        if (!each.rate)
            return std::nullopt;
        repetitions.emplace_back(static_cast<double>(each.contenders.size()) *
                                 static_cast<double>(each.count) / *each.rate);
    }
    return estimate_of(what, repetitions, processes);
}

bool plays_elsewhere(const plan& what) {
    return std::ranges::any_of(what.experiments, [](const experiment& each) {
        return std::ranges::any_of(
            each.contenders, [](const contender_spec& one) { return one.remote.has_value(); });
    });
}

std::optional<run_estimate> try_run(const plan& what, std::uint64_t processes) {
    const std::optional<report> tried = play(little_of(what));
    if (!tried)
        return std::nullopt;
    std::vector<seconds> repetitions;
    for (std::size_t i = 0; i < what.experiments.size(); ++i)
        repetitions.push_back(repetition_of(what.experiments[i], i, *tried));
    return estimate_of(what, repetitions, processes);
}

}  // namespace pingpong::command
