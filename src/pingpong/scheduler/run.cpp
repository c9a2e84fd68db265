#include <algorithm>
#include <boost/asio/this_coro.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <set>
#include <stdexcept>

#include "pingpong/core/local_time.hpp"
#include "pingpong/probes/environment.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "pingpong/scheduler/measure_clock.hpp"
#include "pingpong/scheduler/openings.hpp"
#include "pingpong/scheduler/repetition.hpp"
#include "pingpong/scheduler/wire_samples.hpp"

// g++ 12 inlines the allocation of a coroutine's frame but not its release, and then takes Asio's
// pair of operators for two that do not match.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace pingpong {
namespace {

/// How long servers wait for their sessions to end politely after a run.
constexpr std::chrono::seconds patience{1};

/// Longer than that no open loop may take; times beyond cannot be told.
constexpr double longest_loop_s = 1e9;

/// What an open loop must be besides.
void check_rate(const experiment& what) {
    if (!(*what.rate > 0 && *what.rate <= max_rate_per_s) ||
        static_cast<double>(what.count) / *what.rate > longest_loop_s)
        throw std::invalid_argument(
            "pingpong::experiment: a rate that is not above 0, too large, or of an endless loop");
    for (const contender_spec& one : what.contenders)
        if (!one.remote)
            throw std::invalid_argument("pingpong::experiment: '" + one.name() +
                                        "' plays an open loop and is not served elsewhere");
}

void check(const stopping_rule& stop) {
    if (stop.min_rounds == 0 || stop.min_repetitions == 0 || stop.max_rounds == 0 ||
        stop.max_time.count() <= 0 || !(stop.precision > 0))
        throw std::invalid_argument("pingpong::stopping_rule: no rounds, no time, no precision");
}

void check(const question& asked) {
    if (!(asked.margin > 0) || !(asked.confidence > 0 && asked.confidence < 1))
        throw std::invalid_argument("pingpong::question: no margin, or no confidence");
}

void check(const plan& what) {
    if (what.experiments.empty() || what.deadline.count() <= 0)
        throw std::invalid_argument("pingpong::plan: no experiment or no deadline");
    check(what.stop);
    check(what.question);
    for (const experiment& each : what.experiments) {
        if (each.count == 0 || each.contenders.empty() || each.payload_bytes == 0U)
            throw std::invalid_argument("pingpong::experiment: nothing to exchange");
        if (each.connections == 0 || each.connections > std::min(each.count, max_connections))
            throw std::invalid_argument(
                "pingpong::experiment: no connection, too many, or more than exchanges");
        if (each.rate)
            check_rate(each);
        std::set<std::string_view> known;
        for (const contender_spec& one : each.contenders) {
            if (!what.protocols.find(one.protocol))
                throw std::invalid_argument("pingpong::contender_spec: no protocol is named '" +
                                            one.protocol + "'");
            if (!known.insert(one.name()).second)
                throw std::invalid_argument("pingpong::experiment: '" + one.name() + "' twice");
            if (one.injected_delay && one.injected_delay->count() < 0)
                throw std::invalid_argument("pingpong::contender_spec: a delay below 0");
        }
    }
}

void add_cells(run_state& run) {
    for (std::size_t i = 0; i < run.what.experiments.size(); ++i) {
        const experiment& each = run.what.experiments[i];
        for (const contender_spec& one : each.contenders) {
            const request_text said(each.payload_bytes ? request::of_size(*each.payload_bytes)
                                                       : request());
            cell added;
            added.experiment = i;
            added.protocol = one.name();
            added.description = protocol_description(*run.what.protocols.find_info(one.protocol));
            added.count = each.count;
            added.connections = each.connections;
            added.rate_per_s = each.rate;
            added.payload_request_bytes = said.text().size();
            added.payload_reply_bytes = said.reply().size();
            added.echo = said.mode() == reply_mode::echo;
            added.remote = one.remote.has_value();
            cell_summary summary;
            summary.cell = run.measured.cells.size();
            if (each.rate) {
                summary.service.emplace();
                summary.lag.emplace();
            }
            run.measured.cells.push_back(std::move(added));
            run.measured.summaries.push_back(std::move(summary));
        }
    }
    run.failed.resize(run.measured.cells.size());
}

/// The rate of all experiments; nullopt when it is not one.
std::optional<double> common_rate(const plan& what) {
    const auto first = what.experiments.front().rate;
    for (const experiment& each : what.experiments)
        if (each.rate != first)
            return std::nullopt;
    return first;
}

void describe_run(run_state& run) {
    const plan& what = run.what;
    report& measured = run.measured;
    measured.run_id = boost::uuids::to_string(boost::uuids::random_generator()());
    measured.command_line = what.command_line;
    measured.start = std::chrono::system_clock::now();
    measured.start_local = format_rfc3339_local(measured.start);
    measured.generator = describe_generator();
    measured.environment = describe_environment();
    for (const experiment& each : what.experiments)
        measured.config.open_loop = measured.config.open_loop || each.rate.has_value();
    measured.config.rate_per_s = common_rate(what);
    measured.config.seed = what.seed;
    measured.config.warm_up_exchanges = what.warm_up_exchanges;
    measured.config.stop = what.stop;
    measured.config.question = what.question;
    measured.config.deadline = what.deadline;
    measured.config.host = what.bind.address;
    measured.config.header_limit_bytes = what.limits.max_header_bytes;
    measured.config.message_limit_bytes = what.limits.max_message_bytes;
}

/// One repetition of the experiment that `run.progress` names, and after the first of all what its
/// contenders take to open, and what they say.
asio::awaitable<void, executor> play_once(run_state& run, std::size_t first_cell) {
    run.who.started(run.progress);
    repetition one(run, first_cell);
    co_await one.play();
    if (run.progress.repetition == 0 && !run.cancelled)
        co_await measure_openings(run, first_cell);
    if (run.progress.repetition == 0 && run.what.record_wire && !run.cancelled)
        co_await sample_wire(run, first_cell);
    if (!run.cancelled)
        run.watch->repetition_over(run.progress.experiment, run.failed);
    run.note_progress(0);
    run.bring_up_to_date();
    run.progress.ratio = running_ratio_of(run.measured, run.progress.experiment);
    run.who.finished(run.progress, run.measured);
}

/// One repetition of every experiment that still needs it.
asio::awaitable<bool, executor> play_all_once(run_state& run, std::uint64_t number) {
    bool played = false;
    std::size_t first_cell = 0;
    for (std::size_t i = 0; i < run.what.experiments.size() && !run.cancelled; ++i) {
        const experiment& each = run.what.experiments[i];
        const auto begin = run.failed.begin() + static_cast<std::ptrdiff_t>(first_cell);
        const auto end = begin + static_cast<std::ptrdiff_t>(each.contenders.size());
        const bool anybody = std::find(begin, end, false) != end;
        if (anybody && run.watch->wants_more(i, std::chrono::steady_clock::now() - run.start)) {
            run.progress.experiment = i;
            run.progress.count = each.count;
            run.progress.repetition = number;
            run.progress.round = 0;
            run.progress.rounds = layout_of(each).rounds;
            run.progress.ratio = running_ratio_of(run.measured, i);
            co_await play_once(run, first_cell);
            played = true;
        }
        first_cell += each.contenders.size();
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

asio::awaitable<report, executor> run_plan(executor where_to_run, plan what, observer& who) {
    // Whatever kind of cancellation is asked for, moves are ended for good and what was measured is
    // kept; nothing throws on the way.
    const auto any = [](asio::cancellation_type kind) {
        return kind == asio::cancellation_type::none ? kind : asio::cancellation_type::terminal;
    };
    co_await asio::this_coro::reset_cancellation_state(any, any);
    co_await asio::this_coro::throw_if_cancelled(false);

    check(what);
    run_state run(where_to_run, std::move(what), who);
    add_cells(run);
    run.watch.emplace(run.what, run.measured);
    describe_run(run);
    if (run.what.measure_clock) {
        clock_facts found = co_await measure_clock(run.here);
        run.measured.clock = std::move(found);
    }
    run.progress.experiments = run.what.experiments.size();
    run.progress.precision = run.what.stop.precision;
    bool played = true;
    for (std::uint64_t number = 0; played && !run.cancelled; ++number)
        played = co_await play_all_once(run, number);

    run.watch->finish();
    run.finished = true;
    run.bring_up_to_date();
    co_await run.local.stop(patience);
    co_return std::move(run.measured);
}

}  // namespace pingpong
