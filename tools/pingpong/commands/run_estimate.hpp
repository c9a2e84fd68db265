/// \file
/// How long a run takes, as far as a short trial of it tells.
#ifndef PINGPONG_COMMANDS_RUN_ESTIMATE_HPP
#define PINGPONG_COMMANDS_RUN_ESTIMATE_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// How long a run takes on this machine, about.
struct run_estimate {
    using seconds = std::chrono::duration<double>;

    seconds least{};  ///< When it may have ended by itself.
    seconds most{};   ///< When it is over in any case.
};

/// The same for a run whose experiments take so long for a repetition each.
///
/// \param repetitions  In the order of the plan's experiments.
/// \param processes    That share the time and the rounds, one after the other; >= 1.
run_estimate estimate_of(const plan& what, const std::vector<run_estimate::seconds>& repetitions,
                         std::uint64_t processes);

/// The same for open loops, whose rates say it.
///
/// \return  nullopt: not all are.
std::optional<run_estimate> estimate_by_rate(const plan& what, std::uint64_t processes);

/// Whether any of its servers is elsewhere.
bool plays_elsewhere(const plan& what);

/// Plays a few exchanges of each experiment, in a second or so, and tells how long the plan takes.
///
/// \param what  Resolved; does not play elsewhere: nobody asked for traffic there.
/// \return      nullopt: not everything plays.
std::optional<run_estimate> try_run(const plan& what, std::uint64_t processes);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_RUN_ESTIMATE_HPP
