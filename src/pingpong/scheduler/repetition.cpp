#include "pingpong/scheduler/repetition.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/probes/process_usage.hpp"
#include "pingpong/probes/system_calls.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/scheduler/deadline.hpp"
#include "pingpong/statistics/percentile.hpp"

namespace pingpong {

using clock = std::chrono::steady_clock;

namespace {

/// "; server ws://host:80/, tried 127.0.0.1, ::1", of a server elsewhere.
std::string format_place(const cell& cell) {
    if (!cell.remote)
        return {};
    std::string text = "; server " + describe_server(cell);
    const bool is_in_url =
        cell.addresses.size() == 1 && text.find(cell.addresses.front()) != std::string::npos;
    if (is_in_url)
        return text;
    std::string_view separator = ", tried ";
    for (const std::string& address : cell.addresses) {
        text.append(separator).append(address);
        separator = ", ";
    }
    return text;
}

}  // namespace

repetition::repetition(run_state& run, std::size_t first_cell)
    : run_(run),
      experiment_(run.current_experiment()),
      layout_(layout_of(experiment_)),
      connections_(run.plan.part.of_connections(experiment_.connections)),
      rate_(run.report.cells[first_cell].rate_per_s),
      first_cell_(first_cell) {
}

asio::awaitable<void, executor> repetition::play() {
    co_await open_all();
    co_await share_failures();
    for (std::uint64_t round = 0; round < run_.progress.rounds && !run_.cancelled; ++round) {
        co_await play_round(round);
        run_.progress.round = round + 1;
        run_.update_progress(round + 1);
        run_.observer.progress(run_.progress);
    }
    // After the blocks, since creating and closing a counter can take tens of milliseconds.
    if (run_.progress.repetition == 0 && run_.plan.count_system_calls)
        co_await count_system_calls();
    co_await close_all();
}

asio::awaitable<void, executor> repetition::open_all() {
    // In random order, too: the first to open starts the servers.
    players_.reserve(experiment_.contenders.size());
    for (const std::size_t i : run_.orders.draw(experiment_.contenders.size()))
        if (!run_.failed[first_cell_ + i] && !run_.cancelled)
            co_await open(first_cell_ + i, experiment_.contenders[i]);
}

/// Where a contender has failed in one process, it takes no part in any.
asio::awaitable<void, executor> repetition::share_failures() {
    if (!run_.plan.gate)
        co_return;
    for (std::size_t i = 0; i < experiment_.contenders.size(); ++i) {
        const std::size_t cell = first_cell_ + i;
        block_outcome own;
        own.failed = run_.failed[cell];
        const block_outcome worst = co_await run_.plan.gate->find_worst(own);
        const auto player = std::ranges::find(players_, cell, &participant::cell);
        if (worst.failed && player != players_.end())
            drop(*player);
        run_.failed[cell] = worst.failed;
    }
    // The same ones take turns everywhere, so that all draw the same orders.
    std::erase_if(players_, [this](const participant& player) { return run_.failed[player.cell]; });
    run_.cancelled = run_.cancelled || run_.plan.gate->is_broken();
}

asio::awaitable<void, executor> repetition::open(std::size_t cell, const contender_spec& spec) {
    trial begun;
    begun.cell = cell;
    begun.repetition = run_.progress.repetition;
    begun.start = std::chrono::system_clock::now();
    run_.samples.prepare(0);
    const std::size_t index = run_.report.trials.size();
    run_.report.trials.push_back(begun);

    auto clients = make_connections(run_, experiment_, spec, cell, connections_);
    if (!clients) {
        fail(cell, index, clients.error());
        co_return;
    }
    participant& opening = players_.emplace_back(participant{cell, index, std::move(*clients), 0});
    auto move = opening.clients->open();
    auto opened = co_await while_progressing(std::move(move), *opening.clients, run_.plan.deadline);
    if (!opened) {
        fail(opening, opened.error());
        co_return;
    }
    trial_of(opening).connect = opened->connect;
    trial_of(opening).tls_handshake = opened->tls_handshake;
    trial_of(opening).handshake = opened->handshake;
    record_socket_options(opening);
    record_tls(opening);
    if (run_.plan.warm_up_exchanges > 0)
        co_await warm_up(opening);
}

asio::awaitable<void, executor> repetition::warm_up(participant& player) {
    const std::uint64_t exchanges = run_.plan.warm_up_exchanges;
    run_.samples.prepare(exchanges * connections_);
    auto move = player.clients->play(run_.samples);
    auto played = co_await while_progressing(std::move(move), *player.clients, run_.plan.deadline);
    if (!played) {
        run_.samples.prepare(0);
        fail(player, played.error());
        co_return;
    }
    const auto samples = run_.samples.samples();
    round_trip longest_first{0};
    for (std::size_t first = 0; first < samples.size(); first += exchanges)
        longest_first = std::max(longest_first, samples[first]);
    record_tls(player);
    trial_of(player).first_exchange = longest_first;
    auto& reply = run_.report.cells[player.cell].reply;
    if (!reply)
        reply.emplace(player.clients->last_reply());
    trial_of(player).warm_up_exchanges = samples.size();
    trial_of(player).warm_up = *played;
}

asio::awaitable<void, executor> repetition::play_round(std::uint64_t round) {
    auto order = run_.orders.draw(players_.size());
    block block;
    block.round = run_.progress.repetition * layout_.rounds + round;
    block.repetition = run_.progress.repetition;
    for (block.visit = 1; block.visit <= 2; ++block.visit) {
        for (const std::size_t i : order) {
            if (takes_part(players_[i]) && players_[i].blocks_played < layout_.blocks)
                co_await play_block(players_[i], block);
            ++block.position;
        }
        std::ranges::reverse(order);
    }
}

asio::awaitable<void, executor> repetition::play_block(participant& player, block block) {
    block.cell = player.cell;
    block.exchanges = run_.plan.part.of_exchanges(layout_.exchanges_of(player.blocks_played),
                                                  experiment_.connections);
    block_outcome outcome;
    outcome.late = co_await wait_at_gate();
    if (run_.cancelled)
        co_return;
    run_.samples.prepare(block.exchanges);
    const traffic traffic_before = player.clients->moved();
    const auto segments_before = player.clients->segments();
    block.start_offset = clock::now() - run_.start;

    auto move = play_metered(*player.clients, block.usage);
    auto played = co_await while_progressing(std::move(move), *player.clients, block_deadline());
    if (!played)
        fail(player, played.error());
    outcome.failed = !played;
    outcome.duration = played ? *played : std::chrono::nanoseconds(0);
    const bool counts = co_await agree_on_block(player, outcome);
    ++player.blocks_played;
    if (!counts)
        co_return;
    block.duration = *played;
    block.traffic = player.clients->moved() - traffic_before;
    const auto segments = player.clients->segments();
    // The counts of a connection that took the place of another begin anew.
    if (segments && segments_before && block.traffic.connections == 0)
        block.segments = *segments - *segments_before;
    const auto samples = run_.samples.samples();
    run_.report.summaries[player.cell].round_trips.record(samples);
    block.round_trips = *summarise(samples);
    if (rate_)
        record_parts(block);
    if (run_.plan.keep_samples)
        keep_samples(samples);
    run_.report.blocks.push_back(block);

    trial_of(player).exchanges += block.exchanges;
    trial_of(player).blocks += block.duration;
    run_.progress.exchanges_done += block.exchanges;
}

/// How late this process is for the block that all begin together.
asio::awaitable<std::chrono::nanoseconds, executor> repetition::wait_at_gate() {
    if (!run_.plan.gate)
        co_return std::chrono::nanoseconds(0);
    const auto start = co_await run_.plan.gate->start_block();
    run_.cancelled = run_.cancelled || run_.plan.gate->is_broken();
    co_return std::max<std::chrono::nanoseconds>(clock::now() - start, {});
}

/// Whether a block counts: it has not failed anywhere, and no process was late for it by more than
/// a hundredth of its length.
asio::awaitable<bool, executor> repetition::agree_on_block(participant& player, block_outcome own) {
    if (!run_.plan.gate)
        co_return !own.failed;
    const block_outcome worst = co_await run_.plan.gate->find_worst(own);
    run_.cancelled = run_.cancelled || run_.plan.gate->is_broken();
    if (worst.failed && !own.failed)
        drop(player);
    const bool is_void = 100 * worst.late > worst.duration;
    if (is_void && !worst.failed)
        ++run_.report.config.void_blocks;
    co_return !is_void && !worst.failed && !run_.plan.gate->is_broken();
}

/// The contender failed in another process, whose report says why.
void repetition::drop(participant& player) {
    player.clients.reset();
    run_.failed[player.cell] = true;
}

task<std::chrono::nanoseconds> repetition::play_metered(connections& clients,
                                                        process_usage& usage) {
    const process_usage before = read_process_usage();
    result<std::chrono::nanoseconds> played;
    if (rate_)
        played = co_await play_open_loop(clients.each(), *rate_, run_.samples, run_.parts);
    else
        played = co_await clients.play(run_.samples);
    usage = read_process_usage() - before;
    co_return played;
}

/// An open loop sends nothing until the next exchange is due.
std::chrono::nanoseconds repetition::block_deadline() const {
    std::chrono::nanoseconds deadline = run_.plan.deadline;
    if (rate_)
        deadline += due_times::interval_of(*rate_);
    return deadline;
}

void repetition::record_parts(block& block) {
    cell_summary& summary = run_.report.summaries[block.cell];
    summary.service->record(run_.parts.service.samples());
    summary.lag->record(run_.parts.lag.samples());
    block.service = summarise(run_.parts.service.samples());
    block.lag = summarise(run_.parts.lag.samples());
}

/// Of the next block of the report.
void repetition::keep_samples(std::span<const round_trip> round_trips) {
    block_samples& kept = run_.report.samples.emplace_back();
    kept.block = run_.report.blocks.size();
    kept.round_trips.record(round_trips);
    if (!experiment_.rate)
        return;
    kept.service.emplace().record(run_.parts.service.samples());
    kept.lag.emplace().record(run_.parts.lag.samples());
}

asio::awaitable<void, executor> repetition::count_system_calls() {
    // Destroyed before connections are closed: while it exists, system calls take longer.
    system_call_counter counter;
    run_.report.config.syscalls_unavailable = counter.unavailable();
    for (participant& player : players_) {
        if (counter.unavailable() || !takes_part(player))
            continue;
        auto move = system_calls_per_exchange(*player.clients, counter);
        auto counted =
            co_await while_progressing(std::move(move), *player.clients, run_.plan.deadline);
        run_.samples.prepare(0);
        if (counted)
            run_.report.summaries[player.cell].system_calls_per_exchange = *counted;
        else
            fail(player, counted.error());
    }
}

/// Plays a block that is not measured and counts the system calls of this thread: those of the
/// clients, and of their server when it is in this process. The few calls that begin and end the
/// block are included. nullopt: the kernel did not tell.
task<std::optional<double>> repetition::system_calls_per_exchange(connections& clients,
                                                                  system_call_counter& counter) {
    const std::uint64_t exchanges = std::max(
        clients.count(), std::min({100 * clients.count(), std::uint64_t{1000}, experiment_.count}));
    run_.samples.prepare(exchanges);
    counter.begin();
    auto played = co_await clients.play(run_.samples);
    const auto calls = counter.end();
    if (!played)
        co_return played.error();
    std::optional<double> per_exchange;
    if (calls)
        per_exchange = static_cast<double>(*calls) / static_cast<double>(exchanges);
    co_return per_exchange;
}

task<> repetition::close_timed(connections& clients,
                               std::optional<std::chrono::nanoseconds>& duration) {
    const auto begin = clock::now();
    auto closed = co_await clients.close();
    duration = clock::now() - begin;
    co_return closed;
}

asio::awaitable<void, executor> repetition::close_all() {
    run_.samples.prepare(0);
    for (participant& player : players_) {
        if (!takes_part(player))
            continue;
        std::optional<std::chrono::nanoseconds> duration;
        auto move = close_timed(*player.clients, duration);
        auto closed =
            co_await while_progressing(std::move(move), *player.clients, run_.plan.deadline);
        if (closed)
            trial_of(player).close = duration;
        else
            fail(player, closed.error());
    }
}

trial& repetition::trial_of(const participant& player) {
    return run_.report.trials[player.trial];
}

bool repetition::takes_part(const participant& player) const {
    return !run_.cancelled && !run_.failed[player.cell];
}

void repetition::fail(participant& player, const failure& failure) {
    player.clients.reset();  // closes the connections that did not fail
    fail(player.cell, player.trial, failure);
}

void repetition::fail(std::size_t cell, std::size_t index, const failure& failure) {
    if (failure.code == errc::cancelled) {
        run_.cancelled = true;  // the report says so; the contender did not fail
        return;
    }
    trial& trial = run_.report.trials[index];
    trial.failure = format_failure(failure) + format_place(run_.report.cells[cell]) + " (after " +
                    std::to_string(trial.exchanges + run_.samples.samples().size()) + " of " +
                    std::to_string(experiment_.count) + " exchanges)";
    run_.failed[cell] = true;
    trial_failure event;
    event.experiment = run_.progress.experiment;
    event.protocol = run_.report.cells[cell].protocol;
    event.repetition = run_.progress.repetition;
    event.failure = failure;
    event.text = *trial.failure;
    run_.observer.failed(event);
}

void repetition::record_tls(const participant& player) {
    // Of a contender that connects per request, after its first exchange.
    if (auto facts = player.clients->tls())
        run_.report.cells[player.cell].tls = std::move(facts);
}

void repetition::record_socket_options(participant& player) {
    const auto facts = player.clients->facts();
    if (!facts)
        return;
    run_config& config = run_.report.config;
    config.nodelay_client = facts->nodelay;
    config.sndbuf_bytes = facts->sndbuf_bytes;
    config.rcvbuf_bytes = facts->rcvbuf_bytes;
}

}  // namespace pingpong
