#include "pingpong/scheduler/repetition.hpp"

#include <algorithm>
#include <utility>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/probes/process_usage.hpp"
#include "pingpong/scheduler/calls_per_exchange.hpp"
#include "pingpong/scheduler/deadline.hpp"
#include "pingpong/scheduler/make_connections.hpp"
#include "pingpong/statistics/percentile.hpp"

namespace pingpong {

using clock = std::chrono::steady_clock;

void run_state::bring_up_to_date() {
    sums.bring_up_to_date(measured);
    measured.interrupted = cancelled;
    measured.duration = clock::now() - start;
    note_states(measured.environment, machine_at_start, read_machine_state());
    if (const auto facts = local.facts())
        measured.config.nodelay_server = facts->nodelay;
    analyze_when_grown();
}

void run_state::note_progress(std::uint64_t rounds_under_way) {
    progress.elapsed = clock::now() - start;
    progress.part_done = watch->part_done(progress.elapsed, progress.experiment, rounds_under_way);
}

void run_state::analyze_when_grown() {
    // The analysis reads all blocks, so that a long run must not ask for it after each repetition.
    // An experiment that became precise enough is over: what is said of it has to be final.
    const std::size_t blocks = measured.blocks.size();
    const bool precise = measured.stopping[progress.experiment].reached;
    if (finished || precise || blocks < 200 || blocks > analyzed_blocks + analyzed_blocks / 10) {
        analyze(measured);
        analyzed_blocks = blocks;
    }
}

repetition::repetition(run_state& run, std::size_t first_cell)
    : run_(run),
      what_(run.what.experiments[run.progress.experiment]),
      layout_(layout_of(what_)),
      first_cell_(first_cell) {
}

asio::awaitable<void, executor> repetition::play() {
    co_await open_all();
    if (run_.progress.repetition == 0 && run_.what.count_system_calls)
        co_await count_system_calls();
    for (std::uint64_t round = 0; round < layout_.rounds && !run_.cancelled; ++round) {
        co_await play_round(round);
        run_.progress.round = round + 1;
        run_.note_progress(round + 1);
        run_.who.progress(run_.progress);
    }
    co_await close_all();
}

asio::awaitable<void, executor> repetition::open_all() {
    // Opened in an order of chance as well: the first to open starts the servers.
    players_.reserve(what_.contenders.size());
    for (const std::size_t i : run_.orders.draw(what_.contenders.size()))
        if (!run_.failed[first_cell_ + i] && !run_.cancelled)
            co_await open(first_cell_ + i, what_.contenders[i]);
}

asio::awaitable<void, executor> repetition::open(std::size_t cell, const contender_spec& spec) {
    trial begun;
    begun.cell = cell;
    begun.repetition = run_.progress.repetition;
    begun.start = std::chrono::system_clock::now();
    run_.samples.prepare(0);
    const std::size_t index = run_.measured.trials.size();
    run_.measured.trials.push_back(begun);

    auto made = make_connections(run_, what_, spec, cell, what_.connections);
    if (!made) {
        fail(cell, index, made.error());
        co_return;
    }
    player& one = players_.emplace_back(player{cell, index, std::move(*made), 0});
    auto opening = one.clients->open();
    auto opened = co_await while_progressing(std::move(opening), *one.clients, run_.what.deadline);
    if (!opened) {
        fail(one, opened.error());
        co_return;
    }
    trial_of(one).connect = opened->connect;
    trial_of(one).handshake = opened->handshake;
    note_socket_options(one);
    if (run_.what.warm_up_exchanges > 0)
        co_await warm_up(one);
}

asio::awaitable<void, executor> repetition::warm_up(player& one) {
    const std::uint64_t each = run_.what.warm_up_exchanges;
    run_.samples.prepare(each * what_.connections);
    auto playing = one.clients->play(run_.samples);
    auto played = co_await while_progressing(std::move(playing), *one.clients, run_.what.deadline);
    if (!played) {
        run_.samples.prepare(0);
        fail(one, played.error());
        co_return;
    }
    const auto taken = run_.samples.samples();
    round_trip longest_first{0};
    for (std::size_t first = 0; first < taken.size(); first += each)
        longest_first = std::max(longest_first, taken[first]);
    trial_of(one).first_exchange = longest_first;
    trial_of(one).warm_up_exchanges = taken.size();
    trial_of(one).warm_up = *played;
}

asio::awaitable<void, executor> repetition::count_system_calls() {
    // Gone before anything is timed: while there is one, system calls take longer.
    system_call_counter counter;
    run_.measured.config.syscalls_unavailable = counter.unavailable();
    for (player& one : players_) {
        if (counter.unavailable() || !at_play(one))
            continue;
        auto counting = calls_per_exchange(*one.clients, run_.samples, counter);
        auto counted =
            co_await while_progressing(std::move(counting), *one.clients, run_.what.deadline);
        run_.samples.prepare(0);
        if (counted)
            run_.measured.summaries[one.cell].system_calls_per_exchange = *counted;
        else
            fail(one, counted.error());
    }
}

asio::awaitable<void, executor> repetition::play_round(std::uint64_t round) {
    auto order = run_.orders.draw(players_.size());
    block place;
    place.round = run_.progress.repetition * layout_.rounds + round;
    place.repetition = run_.progress.repetition;
    for (place.visit = 1; place.visit <= 2; ++place.visit) {
        for (const std::size_t i : order) {
            if (at_play(players_[i]) && players_[i].blocks_played < layout_.blocks)
                co_await play_block(players_[i], place);
            ++place.position;
        }
        std::ranges::reverse(order);
    }
}

task<std::chrono::nanoseconds> repetition::play_metered(connections& clients,
                                                        process_usage& spent) {
    const process_usage before = read_process_usage();
    result<std::chrono::nanoseconds> played;
    if (what_.rate)
        played = co_await play_open_loop(clients.each(), *what_.rate, run_.samples, run_.parts);
    else
        played = co_await clients.play(run_.samples);
    spent = read_process_usage() - before;
    co_return played;
}

/// An open loop sends nothing until the next exchange is due.
std::chrono::nanoseconds repetition::patience_in_a_block() const {
    return run_.what.deadline +
           (what_.rate ? due_times::interval_of(*what_.rate) : std::chrono::nanoseconds(0));
}

void repetition::take_parts(block& into) {
    cell_summary& summary = run_.measured.summaries[into.cell];
    summary.service->record(run_.parts.service.samples());
    summary.lag->record(run_.parts.lag.samples());
    into.service = summarise(run_.parts.service.samples());
    into.lag = summarise(run_.parts.lag.samples());
}

asio::awaitable<void, executor> repetition::play_block(player& one, block place) {
    place.cell = one.cell;
    place.exchanges = layout_.exchanges_of(one.blocks_played);
    run_.samples.prepare(place.exchanges);
    const traffic moved_before = one.clients->moved();
    const auto segments_before = one.clients->segments();
    place.start_offset = clock::now() - run_.start;

    auto playing = play_metered(*one.clients, place.usage);
    auto played =
        co_await while_progressing(std::move(playing), *one.clients, patience_in_a_block());
    if (!played) {
        fail(one, played.error());
        co_return;
    }
    place.duration = *played;
    place.traffic = one.clients->moved() - moved_before;
    const auto segments = one.clients->segments();
    if (segments && segments_before)
        place.segments = *segments - *segments_before;
    const auto taken = run_.samples.samples();
    run_.measured.summaries[one.cell].round_trips.record(taken);
    place.round_trips = *summarise(taken);
    if (what_.rate)
        take_parts(place);
    run_.measured.blocks.push_back(place);

    ++one.blocks_played;
    trial_of(one).exchanges += place.exchanges;
    trial_of(one).blocks += place.duration;
    run_.progress.exchanges_done += place.exchanges;
}

task<> repetition::close_timed(connections& clients,
                               std::optional<std::chrono::nanoseconds>& took) {
    const auto begin = clock::now();
    auto closed = co_await clients.close();
    took = clock::now() - begin;
    co_return closed;
}

asio::awaitable<void, executor> repetition::close_all() {
    run_.samples.prepare(0);
    for (player& one : players_) {
        if (!at_play(one))
            continue;
        std::optional<std::chrono::nanoseconds> took;
        auto closing = close_timed(*one.clients, took);
        auto closed =
            co_await while_progressing(std::move(closing), *one.clients, run_.what.deadline);
        if (closed)
            trial_of(one).close = took;
        else
            fail(one, closed.error());
    }
}

trial& repetition::trial_of(const player& one) {
    return run_.measured.trials[one.trial];
}

bool repetition::at_play(const player& one) const {
    return !run_.cancelled && !run_.failed[one.cell];
}

void repetition::fail(player& one, const failure& why) {
    one.clients.reset();  // ends the connections that did not fail
    fail(one.cell, one.trial, why);
}

void repetition::fail(std::size_t cell, std::size_t index, const failure& why) {
    if (why.code == errc::cancelled) {
        run_.cancelled = true;  // the report says so, and no contender is to blame
        return;
    }
    trial& ended = run_.measured.trials[index];
    ended.failure = format_failure(why) + " (after " +
                    std::to_string(ended.exchanges + run_.samples.samples().size()) + " of " +
                    std::to_string(what_.count) + " exchanges)";
    run_.failed[cell] = true;
    trial_failure told;
    told.experiment = run_.progress.experiment;
    told.protocol = run_.measured.cells[cell].protocol;
    told.repetition = run_.progress.repetition;
    told.why = why;
    told.what = *ended.failure;
    run_.who.failed(told);
}

void repetition::note_socket_options(player& one) {
    const auto facts = one.clients->facts();
    if (!facts)
        return;
    run_config& config = run_.measured.config;
    config.nodelay_client = facts->nodelay;
    config.sndbuf_bytes = facts->sndbuf_bytes;
    config.rcvbuf_bytes = facts->rcvbuf_bytes;
}

}  // namespace pingpong
