/// \file
/// Estimates how long a run takes.
#ifndef PINGPONG_COMMANDS_RUN_ESTIMATE_HPP
#define PINGPONG_COMMANDS_RUN_ESTIMATE_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "pingpong/process/process_schedule.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// About how long a run takes on this machine.
struct run_estimate {
    using seconds = std::chrono::duration<double>;

    seconds min{};  ///< The run may end then, if it is precise enough.
    seconds max{};  ///< The run ends then at the latest.
};

/// The estimate from the durations of one repetition of each experiment.
///
/// \param repetitions  In the order of the plan's experiments.
run_estimate estimate_of(const plan& plan, const std::vector<run_estimate::seconds>& repetitions,
                         const process_schedule& schedule);

/// The estimate for open loops, from their rates.
///
/// \return  nullopt: not all experiments are open loops.
std::optional<run_estimate> estimate_by_rate(const plan& plan, const process_schedule& schedule);

/// What is known of the time that a contender takes.
struct exchange_cost {
    run_estimate::seconds opening{};   ///< Of a connection.
    run_estimate::seconds exchange{};  ///< On it; 0: it is not played, since it fails.
};

/// The estimate from one exchange of each contender. With several connections, each has its part of
/// the exchanges, and they are taken to be no slower than one connection by itself.
///
/// \param costs  Of the contenders of each experiment, in their order.
run_estimate estimate_by_exchanges(const plan& plan, const process_schedule& schedule,
                                   const std::vector<exchange_cost>& costs);

/// Whether any of its servers is elsewhere.
bool plays_elsewhere(const plan& plan);

/// The estimate from a short trial: plays a few exchanges of each experiment, for about a second.
///
/// \param plan  Resolved; does not play elsewhere: nobody asked for traffic there.
/// \return      nullopt: a contender failed.
/// \throws command_error  `interrupted`: SIGINT or SIGTERM came meanwhile.
std::optional<run_estimate> estimate_by_trial(const plan& plan, const process_schedule& schedule);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_RUN_ESTIMATE_HPP
