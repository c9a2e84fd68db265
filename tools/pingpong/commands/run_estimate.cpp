#include "pingpong/commands/run_estimate.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <numeric>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/process/run_to_end.hpp"
#include "pingpong/scheduler/async_run.hpp"

namespace pingpong::command {
namespace {

using seconds = run_estimate::seconds;

/// Enough exchanges to time one; fewer of large messages.
std::uint64_t trial_count(const experiment& experiment) {
    constexpr std::uint64_t max_count = 300, max_bytes = 4'000'000;
    const std::uint64_t bytes = std::max<std::uint64_t>(experiment.payload_bytes.value_or(1), 1);
    const std::uint64_t count = std::clamp<std::uint64_t>(max_bytes / bytes, 2, max_count);
    return std::min(experiment.count, std::max(count, experiment.connections));
}

plan shorten_plan(plan plan) {
    for (experiment& experiment : plan.experiments)
        experiment.count = trial_count(experiment);
    plan.stop = stop_after(1);
    plan.openings = 0;
    plan.measure_clock = plan.count_system_calls = plan.record_wire = false;
    return plan;
}

/// nullopt: a contender failed.
std::optional<report> run_trial(plan plan) {
    boost::asio::io_context context(1);
    observer silent;
    auto finished = run_to_end<report>(context, [&](auto token) {
        async_run(context.get_executor(), std::move(plan), silent, std::move(token));
    });
    if (finished.interrupted)
        throw command_error(exit_status::interrupted, "interrupted");
    const bool failed = std::ranges::any_of(
        finished.value.trials, [](const trial& trial) { return trial.failure.has_value(); });
    return failed ? std::nullopt : std::optional(std::move(finished.value));
}

/// The duration of a repetition of the whole experiment, from that of a short one.
seconds estimate_repetition(const experiment& experiment, std::size_t index,
                            const report& measured) {
    seconds duration{};
    for (const trial& trial : measured.trials)
        if (measured.cells[trial.cell].experiment == index && trial.exchanges > 0) {
            const seconds exchange = seconds(trial.blocks) / static_cast<double>(trial.exchanges);
            duration += seconds(trial.duration()) - seconds(trial.blocks) +
                        exchange * static_cast<double>(experiment.count);
        }
    return duration;
}

/// Repetitions of an experiment: before it may end by itself, and at most.
struct repetition_bounds {
    double min = 1, max = 1;
};

repetition_bounds bounds_of(const stopping_rule& stop, const experiment& experiment) {
    const std::uint64_t rounds_each = layout_of(experiment).rounds;
    const auto repetitions_for = [rounds_each](std::uint64_t rounds) {
        return rounds / rounds_each + (rounds % rounds_each == 0 ? 0 : 1);
    };
    const bool compares = experiment.contenders.size() > 1;
    const std::uint64_t max =
        repetitions_for(compares ? stop.max_rounds : std::min(stop.min_rounds, stop.max_rounds));
    const std::uint64_t min =
        compares ? std::max(repetitions_for(stop.min_rounds), stop.min_repetitions) : max;
    return {static_cast<double>(std::min(min, max)), static_cast<double>(max)};
}

}  // namespace

namespace {

run_estimate estimate_alone(const plan& plan, const std::vector<seconds>& repetitions) {
    seconds min{}, max{}, once{};
    for (std::size_t i = 0; i < repetitions.size(); ++i) {
        const repetition_bounds bounds = bounds_of(plan.stop, plan.experiments[i]);
        min += bounds.min * repetitions[i];
        max += bounds.max * repetitions[i];
        once += repetitions[i];
    }
    // A repetition that has begun is finished, and the first of each experiment in any case.
    const seconds limit =
        std::max(once, seconds(plan.stop.max_time) + std::ranges::max(repetitions));
    max = std::min(max, limit);
    return {std::min(min, max), max};
}

/// The time of each process of a run whose rounds are limited: it plays each experiment once at
/// least.
seconds estimate_process(const plan& plan, const std::vector<seconds>& repetitions,
                         const process_schedule& schedule) {
    seconds once{}, by_rounds{};
    for (std::size_t i = 0; i < repetitions.size(); ++i) {
        const std::uint64_t rounds = layout_of(plan.experiments[i]).rounds;
        const std::uint64_t wanted = schedule.max_rounds.value_or(rounds);
        by_rounds += static_cast<double>((wanted + rounds - 1) / rounds) * repetitions[i];
        once += repetitions[i];
    }
    return std::min(by_rounds, std::max(once, seconds(schedule.share)));
}

run_estimate estimate_limited(const plan& plan, const std::vector<seconds>& repetitions,
                              const process_schedule& schedule) {
    const seconds process = estimate_process(plan, repetitions, schedule);
    // A process that has begun is finished.
    const seconds all = std::min(static_cast<double>(schedule.processes) * process,
                                 seconds(plan.stop.max_time) + process);
    return {all, all};
}

/// The first process plays each experiment once, and all others share the time that is left.
run_estimate estimate_shared(const plan& plan, const std::vector<seconds>& repetitions,
                             const process_schedule& schedule) {
    const seconds once = std::accumulate(repetitions.begin(), repetitions.end(), seconds());
    const seconds first = std::max(once, seconds(schedule.share));
    const seconds others = static_cast<double>(schedule.processes - 1) * seconds(min_share);
    const seconds until_look = static_cast<double>(schedule.processes) * seconds(schedule.share);
    const seconds max = std::max(first, seconds(plan.stop.max_time));
    const seconds min = first + others <= until_look ? until_look : max;
    return {min, schedule.goes_on ? max : min};
}

}  // namespace

run_estimate estimate_of(const plan& plan, const std::vector<seconds>& repetitions,
                         const process_schedule& schedule) {
    if (schedule.processes == 1)
        return estimate_alone(plan, repetitions);
    return schedule.max_rounds ? estimate_limited(plan, repetitions, schedule)
                               : estimate_shared(plan, repetitions, schedule);
}

std::optional<run_estimate> estimate_by_rate(const plan& plan, const process_schedule& schedule) {
    std::vector<seconds> repetitions;
    for (const experiment& experiment : plan.experiments) {
        if (!experiment.rate)
            return std::nullopt;
        repetitions.emplace_back(static_cast<double>(experiment.contenders.size()) *
                                 static_cast<double>(experiment.count) / *experiment.rate);
    }
    return estimate_of(plan, repetitions, schedule);
}

run_estimate estimate_by_exchanges(const plan& plan, const process_schedule& schedule,
                                   const std::vector<exchange_cost>& costs) {
    std::vector<seconds> repetitions;
    for (const experiment& experiment : plan.experiments) {
        const auto connections = static_cast<double>(experiment.connections);
        const double exchanges = static_cast<double>(experiment.count) / connections +
                                 static_cast<double>(plan.warm_up_exchanges);
        seconds repetition{};
        for (const exchange_cost& cost : costs)
            repetition += connections * cost.opening + exchanges * cost.exchange;
        repetitions.push_back(repetition);
    }
    return estimate_of(plan, repetitions, schedule);
}

bool plays_elsewhere(const plan& plan) {
    return std::ranges::any_of(plan.experiments, [](const experiment& experiment) {
        return std::ranges::any_of(experiment.contenders, [](const contender_spec& contender) {
            return contender.remote.has_value();
        });
    });
}

std::optional<run_estimate> estimate_by_trial(const plan& plan, const process_schedule& schedule) {
    const std::optional<report> measured = run_trial(shorten_plan(plan));
    if (!measured)
        return std::nullopt;
    std::vector<seconds> repetitions;
    for (std::size_t i = 0; i < plan.experiments.size(); ++i)
        repetitions.push_back(estimate_repetition(plan.experiments[i], i, *measured));
    return estimate_of(plan, repetitions, schedule);
}

}  // namespace pingpong::command
