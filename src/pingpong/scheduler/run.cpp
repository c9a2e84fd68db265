#include <algorithm>
#include <boost/asio/this_coro.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <set>
#include <stdexcept>

#include "pingpong/core/local_time.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "pingpong/scheduler/repetition.hpp"

namespace pingpong {
namespace {

/// How long servers wait for their sessions to end politely after a run.
constexpr std::chrono::seconds patience{1};

void check(const plan& what) {
    if (what.experiments.empty() || what.rounds_min == 0 || what.deadline.count() <= 0)
        throw std::invalid_argument("pingpong::plan: no experiment, no rounds or no deadline");
    for (const experiment& each : what.experiments) {
        if (each.count == 0 || each.contenders.empty() || each.payload_bytes == 0U)
            throw std::invalid_argument("pingpong::experiment: nothing to exchange");
        if (each.connections == 0 || each.connections > std::min(each.count, most_connections))
            throw std::invalid_argument(
                "pingpong::experiment: no connection, too many, or more than exchanges");
        std::set<std::string_view> known;
        for (const contender_spec& one : each.contenders) {
            if (!find_protocol(one.protocol))
                throw std::invalid_argument("pingpong::contender_spec: no protocol is named '" +
                                            one.protocol + "'");
            if (!known.insert(one.protocol).second)
                throw std::invalid_argument("pingpong::experiment: '" + one.protocol + "' twice");
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
            added.protocol = one.protocol;
            added.count = each.count;
            added.connections = each.connections;
            added.payload_request_bytes = said.text().size();
            added.payload_reply_bytes = said.reply().size();
            added.echo = said.mode() == reply_mode::echo;
            added.remote = one.remote.has_value();
            cell_summary summary;
            summary.cell = run.measured.cells.size();
            run.measured.cells.push_back(std::move(added));
            run.measured.summaries.push_back(std::move(summary));
        }
    }
    run.failed.resize(run.measured.cells.size());
}

void describe_run(run_state& run) {
    const plan& what = run.what;
    report& measured = run.measured;
    measured.run_id = boost::uuids::to_string(boost::uuids::random_generator()());
    measured.command_line = what.command_line;
    measured.start = std::chrono::system_clock::now();
    measured.start_local = rfc3339_local(measured.start);
    measured.generator = describe_generator();
    measured.environment = describe_environment();
    measured.config.seed = what.seed;
    measured.config.settle_exchanges = what.settle_exchanges;
    measured.config.rounds_min = what.rounds_min;
    measured.config.deadline = what.deadline;
    measured.config.host = what.bind.address;
    measured.config.header_limit_bytes = what.limit.header_bytes;
    measured.config.message_limit_bytes = what.limit.message_bytes;
}

std::uint64_t repetitions_of(const plan& what, const experiment& each) {
    const std::uint64_t rounds = layout_of(each.count, each.connections).rounds;
    return what.rounds_min / rounds + (what.rounds_min % rounds == 0 ? 0 : 1);
}

std::uint64_t exchanges_of(const plan& what) {
    std::uint64_t sum = 0;
    for (const experiment& each : what.experiments)
        sum += each.count * each.contenders.size() * repetitions_of(what, each);
    return sum;
}

/// One repetition of every experiment that still needs it.
asio::awaitable<bool, executor> play_all_once(run_state& run, std::uint64_t number) {
    bool played = false;
    std::size_t first_cell = 0;
    for (std::size_t i = 0; i < run.what.experiments.size() && !run.cancelled; ++i) {
        const experiment& each = run.what.experiments[i];
        const auto begin = run.failed.begin() + static_cast<std::ptrdiff_t>(first_cell);
        const auto end = begin + static_cast<std::ptrdiff_t>(each.contenders.size());
        run.progress.experiment = i;
        run.progress.count = each.count;
        run.progress.repetition = number;
        run.progress.repetitions = repetitions_of(run.what, each);
        run.progress.round = 0;
        run.progress.rounds = layout_of(each.count, each.connections).rounds;
        if (number < run.progress.repetitions && std::find(begin, end, false) != end) {
            run.who.started(run.progress);
            repetition one(run, first_cell);
            co_await one.play();
            run.progress.elapsed = std::chrono::steady_clock::now() - run.start;
            run.bring_up_to_date();
            run.who.finished(run.progress, run.measured);
            played = true;
        }
        first_cell += each.contenders.size();
    }
    co_return played;
}

}  // namespace

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
    describe_run(run);
    if (run.what.measure_clock) {
        clock_facts found = co_await measure_clock(run.here);
        run.measured.clock = std::move(found);
    }
    run.progress.experiments = run.what.experiments.size();
    run.progress.exchanges_total = exchanges_of(run.what);
    bool played = true;
    for (std::uint64_t number = 0; played && !run.cancelled; ++number)
        played = co_await play_all_once(run, number);

    run.bring_up_to_date();
    co_await run.local.stop(patience);
    co_return std::move(run.measured);
}

}  // namespace pingpong
