#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <stdexcept>

#include "pingpong/core/local_time.hpp"
#include "pingpong/probes/clock_probe.hpp"
#include "pingpong/probes/environment.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "pingpong/scheduler/openings.hpp"
#include "pingpong/scheduler/repetition.hpp"
#include "pingpong/scheduler/sampling/wire_samples.hpp"
#include "pingpong/scheduler/warm_up.hpp"

// g++ 12 inlines the allocation of a coroutine's frame but not its release, and then takes Asio's
// pair of operators for two that do not match.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace pingpong {
namespace {

/// How long the servers may take to close their sessions after a run.
constexpr std::chrono::seconds session_timeout{1};

void add_cells(run_state& run) {
    for (std::size_t i = 0; i < run.plan.experiments.size(); ++i) {
        const experiment& experiment = run.plan.experiments[i];
        for (const contender_spec& contender : experiment.contenders) {
            cell_summary summary;
            summary.cell = run.report.cells.size();
            if (experiment.rate) {
                summary.service.emplace();
                summary.lag.emplace();
            }
            run.report.cells.push_back(planned_cell(run.plan, i, contender));
            run.report.summaries.push_back(std::move(summary));
        }
    }
    run.failed.resize(run.report.cells.size());
}

/// The rate of all experiments; nullopt when they differ.
std::optional<double> common_rate(const plan& plan) {
    const auto rate = plan.experiments.front().rate;
    for (const experiment& experiment : plan.experiments)
        if (experiment.rate != rate)
            return std::nullopt;
    return rate;
}

void describe_run(run_state& run) {
    const plan& plan = run.plan;
    report& report = run.report;
    report.run_id = boost::uuids::to_string(boost::uuids::random_generator()());
    report.command_line = plan.command_line;
    report.start = std::chrono::system_clock::now();
    report.start_local = format_rfc3339_local(report.start);
    report.generator = describe_generator();
    report.environment = describe_environment();
    for (const experiment& experiment : plan.experiments)
        report.config.open_loop = report.config.open_loop || experiment.rate.has_value();
    report.config.rate_per_s = common_rate(plan);
    report.config.seed = plan.seed;
    report.config.warm_up_exchanges = plan.warm_up_exchanges;
    if (plan.warm_up_time.count() > 0)
        report.config.warm_up_time = plan.warm_up_time;
    report.config.stop = plan.stop;
    report.config.question = plan.question;
    report.config.components = plan.components;
    report.processes.emplace_back();
    report.config.deadline = plan.deadline;
    report.config.host = plan.bind.address;
    report.config.header_limit_bytes = plan.limits.max_header_bytes;
    report.config.message_limit_bytes = plan.limits.max_message_bytes;
}

/// Measures the clock, a millisecond at a time, and lets other handlers run in between.
asio::awaitable<void, executor> measure_clock(run_state& run) {
    clock_probe probe;
    while (!probe.done() && !run.cancelled) {
        probe.take_slice(std::chrono::milliseconds(1));
        co_await asio::post(run.executor, asio::deferred);
        const auto state = co_await asio::this_coro::cancellation_state;
        run.cancelled = state.cancelled() != asio::cancellation_type::none;
    }
    run.report.clock = probe.facts();
}

/// What is measured once, after an experiment's first repetition: the first block must not wait for
/// it.
asio::awaitable<void, executor> measure_once(run_state& run, std::size_t first_cell) {
    co_await measure_openings(run, first_cell);
    if (run.plan.record_wire && !run.cancelled)
        co_await sample_wire(run, first_cell);
    if (run.plan.measure_clock && !run.report.clock && !run.cancelled)
        co_await measure_clock(run);
}

/// Plays a repetition of the experiment that `run.progress` names.
asio::awaitable<void, executor> play_once(run_state& run, std::size_t first_cell) {
    run.observer.started(run.progress);
    repetition repetition(run, first_cell);
    co_await repetition.play();
    if (run.progress.repetition == 0 && !run.cancelled)
        co_await measure_once(run, first_cell);
    if (!run.cancelled)
        run.watch->repetition_over(run.progress.experiment, run.failed);
    run.update_progress(0);
    run.update_report();
    run.progress.ratio = running_ratio_of(run.report, run.progress.experiment);
    run.observer.finished(run.progress, run.report);
}

/// Plays a repetition of each experiment that needs one.
///
/// \return  Whether there was one.
asio::awaitable<bool, executor> play_all_once(run_state& run, std::uint64_t number) {
    bool played = false;
    std::size_t first_cell = 0;
    for (std::size_t i = 0; i < run.plan.experiments.size() && !run.cancelled; ++i) {
        const experiment& experiment = run.plan.experiments[i];
        const auto begin = run.failed.begin() + static_cast<std::ptrdiff_t>(first_cell);
        const auto end = begin + static_cast<std::ptrdiff_t>(experiment.contenders.size());
        const bool has_contender = std::find(begin, end, false) != end;
        const auto elapsed = std::chrono::steady_clock::now() - run.start;
        bool wanted = has_contender && run.watch->wants_more(i, elapsed);
        if (run.plan.gate) {
            wanted = co_await run.plan.gate->agree(wanted);
            run.cancelled = run.cancelled || run.plan.gate->is_broken();
        }
        if (wanted && !run.cancelled) {
            run.progress.experiment = i;
            run.progress.count = experiment.count;
            run.progress.repetition = number;
            run.progress.round = 0;
            run.progress.rounds = rounds_in_repetition(run.plan, experiment);
            run.progress.ratio = running_ratio_of(run.report, i);
            co_await play_once(run, first_cell);
            played = true;
        }
        first_cell += experiment.contenders.size();
    }
    co_return played;
}

}  // namespace

std::optional<running_ratio> running_ratio_of(const report& report, std::size_t experiment) {
    const comparison* primary = find_primary_comparison(report, experiment);
    if (!primary)
        return std::nullopt;
    return running_ratio{report.cells[primary->numerator].protocol,
                         report.cells[primary->denominator].protocol, primary->figures.claim};
}

asio::awaitable<report, executor> run_plan(executor context_executor, plan plan,
                                           observer& observer) {
    // Every kind of cancellation ends the moves for good and keeps what was measured. Nothing
    // throws on the way.
    const auto to_terminal = [](asio::cancellation_type type) {
        return type == asio::cancellation_type::none ? type : asio::cancellation_type::terminal;
    };
    co_await asio::this_coro::reset_cancellation_state(to_terminal, to_terminal);
    co_await asio::this_coro::throw_if_cancelled(false);

    validate_plan(plan);
    run_state run(context_executor, std::move(plan), observer);
    add_cells(run);
    run.watch.emplace(run.plan, run.report);
    describe_run(run);
    run.progress.experiments = run.plan.experiments.size();
    run.progress.precision = run.plan.stop.precision;
    co_await warm_up_services(run);
    run.start = std::chrono::steady_clock::now();
    bool played = true;
    for (std::uint64_t number = 0; played && !run.cancelled; ++number)
        played = co_await play_all_once(run, number);

    run.watch->finish();
    run.finished = true;
    run.update_report();
    co_await run.servers.stop(session_timeout);
    co_return std::move(run.report);
}

asio::awaitable<report> reject_executor() {
    throw std::invalid_argument("pingpong: the executor must be that of an io_context");
    co_return report();
}

}  // namespace pingpong
