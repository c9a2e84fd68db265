/// \file
/// How many system calls an exchange takes.
#ifndef PINGPONG_SCHEDULER_CALLS_PER_EXCHANGE_HPP
#define PINGPONG_SCHEDULER_CALLS_PER_EXCHANGE_HPP

#include <optional>

#include "pingpong/core/round_trips.hpp"
#include "pingpong/probes/system_calls.hpp"
#include "pingpong/scheduler/connections.hpp"

namespace pingpong {

/// Plays a block that is not measured, and counts the system calls of this thread meanwhile: those
/// of the clients, and those of their server where it is in this process.
///
/// It has 100 exchanges for each connection, but not above 1000 in all, and at least one for each.
///
/// The few calls that begin and end a block, the watchdog's among them, are divided over it.
///
/// \param clients  Open. They, `spare` and `counter` outlive the awaitable.
/// \param spare    What is overwritten.
/// \return         nullopt when `counter` does not count.
/// \par Errors     Of the first connection that failed.
task<std::optional<double>> calls_per_exchange(connections& clients, round_trips& spare,
                                               system_call_counter& counter);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_CALLS_PER_EXCHANGE_HPP
