/// \file
/// Tries the services that a run will measure before anything is measured.
#ifndef PINGPONG_COMMANDS_SERVICE_PROBE_HPP
#define PINGPONG_COMMANDS_SERVICE_PROBE_HPP

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/options/run_options.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// What one exchange of each contender tells before a run.
struct probed_services {
    /// A contender whose server is elsewhere.
    struct service {
        std::string contender;                             ///< Its name for a person.
        std::chrono::nanoseconds opening{};                ///< Until its connection was open.
        std::optional<std::chrono::nanoseconds> exchange;  ///< nullopt: it failed.
        std::string failure;  ///< "ws: ws://...: ws handshake: ..."; empty: none.
    };

    /// One for each contender of the plan's first experiment; nullopt: its server is in this
    /// process.
    std::vector<std::optional<service>> contenders;

    /// What an exchange takes whose server is in this process, about.
    static constexpr std::chrono::nanoseconds local_exchange = std::chrono::microseconds(50);

    /// The time of one exchange of all contenders, one after the other; those that failed take
    /// none.
    std::chrono::nanoseconds exchange_time() const;
};

/// Whether `probe_services` would find out something that a run depends on, or that a dry run
/// tells: WebSocket or HTTP is elsewhere. How long a dry run's exchanges take, a rate says by
/// itself.
bool needs_probe(const run_request& request, const plan& plan);

/// Exchanges once with each service elsewhere that the plan's first experiment has.
///
/// \param plan  Its addresses are resolved.
/// \throws command_error  `interrupted`.
probed_services probe_services(const plan& plan);

/// Ends a run that would learn nothing. Where a service still works, the run tells of the others.
///
/// \throws command_error  `io_failed`, after a line for each: all services elsewhere fail, and but
///                        for floors there is nobody else.
void require_answers(const probed_services& services, const plan& plan);

/// Adapts what the user has not chosen to services that are slow, so that a run keeps its time:
/// counts, warm-up, and how often connections are opened to measure their set-up. A repetition then
/// takes at most a sixth of the time.
///
/// \param exchange_time  See `probed_services`.
void fit_to_time(run_request& request, const plan& plan, std::chrono::nanoseconds exchange_time);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SERVICE_PROBE_HPP
