/// \file
/// One repetition of an experiment: every contender opens, plays all its exchanges, closes.
#ifndef PINGPONG_SCHEDULER_REPETITION_HPP
#define PINGPONG_SCHEDULER_REPETITION_HPP

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/probes/machine_state.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/connections.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/scheduler/open_loop.hpp"
#include "pingpong/scheduler/plan.hpp"
#include "pingpong/scheduler/rounds.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "pingpong/scheduler/stopping_watch.hpp"

namespace pingpong {

/// What a run keeps from its beginning to its end; each part outlives every repetition.
struct run_state {
    run_state(executor where_to_run, plan plan_to_run, observer& told)
        : here(where_to_run),
          what(std::move(plan_to_run)),
          who(told),
          local(where_to_run, what.bind, what.limits),
          orders(what.seed) {}

    executor here;
    plan what;
    observer& who;
    report measured;
    totals sums;
    servers local;
    std::optional<stopping_watch> watch;  ///< There once the cells are.
    round_orders orders;
    round_trips samples;
    response_parts parts;  ///< Of the samples, in an open loop.
    run_progress progress;
    std::vector<bool> failed;  ///< Per cell: takes no further part.
    machine_state machine_at_start = read_machine_state();
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    bool cancelled = false;
    bool finished = false;            ///< All that will be measured is.
    std::size_t analyzed_blocks = 0;  ///< When findings were last derived.

    /// Completes what of the report is derived, as of now; findings of a long run only when it has
    /// grown by a tenth since, the experiment became precise enough, or the run is finished.
    void bring_up_to_date();

    /// Completes `progress`, as of now.
    ///
    /// \param rounds_under_way  Of the repetition that is not over yet; else 0.
    void note_progress(std::uint64_t rounds_under_way);

private:
    void analyze_when_grown();
};

/// Plays one repetition of the experiment that `run.progress` names, and records it in
/// `run.measured`.
class repetition {
public:
    /// \param run         Outlives the repetition.
    /// \param first_cell  The cell of the experiment's first contender; the others follow it.
    repetition(run_state& run, std::size_t first_cell);

    /// Ends early when the run is cancelled; otherwise failures end trials only.
    asio::awaitable<void, executor> play();

private:
    /// A contender at play.
    struct player {
        std::size_t cell;
        std::size_t trial;                     ///< Index into the report's trials.
        std::unique_ptr<connections> clients;  ///< nullptr: a move of theirs has failed.
        std::uint64_t blocks_played = 0;
    };

    asio::awaitable<void, executor> open_all();
    asio::awaitable<void, executor> open(std::size_t cell, const contender_spec& spec);
    asio::awaitable<void, executor> warm_up(player& one);
    asio::awaitable<void, executor> count_system_calls();
    asio::awaitable<void, executor> play_round(std::uint64_t round);
    asio::awaitable<void, executor> play_block(player& one, block place);
    task<std::chrono::nanoseconds> play_metered(connections& clients, process_usage& spent);
    std::chrono::nanoseconds patience_in_a_block() const;
    void take_parts(block& into);
    asio::awaitable<void, executor> close_all();
    static task<> close_timed(connections& clients, std::optional<std::chrono::nanoseconds>& took);

    trial& trial_of(const player& one);
    bool at_play(const player& one) const;
    void fail(player& one, const failure& why);
    void fail(std::size_t cell, std::size_t trial, const failure& why);
    void note_socket_options(player& one);

    run_state& run_;
    const experiment& what_;
    const block_layout layout_;
    std::size_t first_cell_;
    std::vector<player> players_;
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_REPETITION_HPP
