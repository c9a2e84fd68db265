/// \file
/// Tries the services that a run will measure before anything is measured.
#ifndef PINGPONG_COMMANDS_SERVICE_PROBE_HPP
#define PINGPONG_COMMANDS_SERVICE_PROBE_HPP

#include <chrono>
#include <optional>

#include "pingpong/options/run_options.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// Exchanges once with each service elsewhere that the plan's first experiment has.
///
/// Whether `probe_services` would find out something that the run depends on: WebSocket and HTTP
/// are elsewhere, or counts are to be fitted to services elsewhere.
bool needs_probe(const run_request& request, const plan& plan);

/// A service that fails is left to the run, which tells of it, unless nothing would be learned.
///
/// \return  The time of one exchange of all contenders, one after the other; nullopt: none is
///          elsewhere.
/// \throws command_error  `io_failed`, after a line for each: WebSocket and HTTP are elsewhere, and
///                        all services fail. `interrupted`.
std::optional<std::chrono::nanoseconds> probe_services(const plan& plan);

/// Adapts what the user has not chosen to services that are slow, so that a run keeps its time:
/// counts, warm-up, and how often connections are opened to measure their set-up. A repetition then
/// takes at most a sixth of the time.
///
/// \param exchange_time  See `probe_services`.
void fit_to_time(run_request& request, const plan& plan, std::chrono::nanoseconds exchange_time);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SERVICE_PROBE_HPP
