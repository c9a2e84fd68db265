/// \file
/// The load of the machine.
#ifndef PINGPONG_PROBES_MACHINE_STATE_HPP
#define PINGPONG_PROBES_MACHINE_STATE_HPP

#include <chrono>
#include <cstdint>
#include <optional>

#include "pingpong/report/environment.hpp"

namespace pingpong {

/// The load of the machine at one time. nullopt: the system does not tell.
struct machine_state {
    std::optional<double> load1;                        ///< Load average over one minute.
    std::optional<double> psi_cpu_some_avg10;           ///< See `environment_info`.
    std::optional<std::uint64_t> steal_ticks;           ///< Since the machine started.
    std::optional<std::chrono::nanoseconds> run_delay;  ///< Of this thread, since it started.
};

/// Reads the current state from files under /proc.
machine_state read_machine_state();

/// Records the states at the start and at the end of a run, or the growth in between.
void record_states(environment_info& info, const machine_state& start, const machine_state& end);

}  // namespace pingpong

#endif  // PINGPONG_PROBES_MACHINE_STATE_HPP
