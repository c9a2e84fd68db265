/// \file
/// One repetition of an experiment: every contender opens, plays all its exchanges and closes.
#ifndef PINGPONG_SCHEDULER_REPETITION_HPP
#define PINGPONG_SCHEDULER_REPETITION_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "pingpong/core/block.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/scheduler/connections.hpp"
#include "pingpong/scheduler/run_state.hpp"

namespace pingpong {

class system_call_counter;

/// Plays one repetition of the experiment that `run.progress` names, and records it in
/// `run.report`.
class repetition {
public:
    /// \param run         Outlives the repetition.
    /// \param first_cell  The cell of the experiment's first contender; the others follow it.
    repetition(run_state& run, std::size_t first_cell);

    /// Ends early when the run is cancelled. A failure ends only the trial it happens in.
    asio::awaitable<void, executor> play();

private:
    /// A contender that takes part.
    struct participant {
        std::size_t cell;
        std::size_t trial;                     ///< Index into the report's trials.
        std::unique_ptr<connections> clients;  ///< nullptr once one of their moves failed.
        std::uint64_t blocks_played = 0;
    };

    asio::awaitable<void, executor> open_all();
    asio::awaitable<void, executor> share_failures();
    asio::awaitable<void, executor> open(std::size_t cell, const contender_spec& spec);
    asio::awaitable<void, executor> warm_up(participant& player);
    asio::awaitable<void, executor> play_round(std::uint64_t round);
    asio::awaitable<void, executor> play_block(participant& player, block block);
    task<std::chrono::nanoseconds> play_metered(connections& clients, process_usage& usage);
    asio::awaitable<void, executor> count_system_calls();
    task<std::optional<double>> system_calls_per_exchange(connections& clients,
                                                          system_call_counter& counter);
    asio::awaitable<void, executor> close_all();
    static task<> close_timed(connections& clients,
                              std::optional<std::chrono::nanoseconds>& duration);

    asio::awaitable<std::chrono::nanoseconds, executor> wait_at_gate();
    asio::awaitable<bool, executor> agree_on_block(participant& player, block_outcome own);
    void drop(participant& player);

    std::chrono::nanoseconds block_deadline() const;
    void record_parts(block& block);
    void keep_samples(std::span<const round_trip> round_trips);
    void record_socket_options(participant& player);
    void record_tls(const participant& player);
    trial& trial_of(const participant& player);
    bool takes_part(const participant& player) const;
    void fail(participant& player, const failure& failure);
    void fail(std::size_t cell, std::size_t trial, const failure& failure);

    run_state& run_;
    const experiment& experiment_;
    const block_layout layout_;         ///< Of all processes together.
    const std::uint64_t connections_;   ///< Of each contender in this process.
    const std::optional<double> rate_;  ///< Of each contender in this process.
    std::size_t first_cell_;
    std::vector<participant> players_;
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_REPETITION_HPP
