/// \file
/// What else a machine does while it measures.
#ifndef PINGPONG_PROBES_MACHINE_STATE_HPP
#define PINGPONG_PROBES_MACHINE_STATE_HPP

#include <chrono>
#include <cstdint>
#include <optional>

#include "pingpong/report/environment.hpp"

namespace pingpong {

/// What of a machine changes from second to second; what the system does not tell is nullopt.
struct machine_state {
    std::optional<double> load1;               ///< The load average of one minute.
    std::optional<double> psi_cpu_some_avg10;  ///< See `environment_info`, as the next two.
    std::optional<std::uint64_t> steal_ticks;  ///< Since the machine started.
    std::optional<std::chrono::nanoseconds> run_delay;  ///< Since this thread started.
};

/// The machine as it is now. Reads files under /proc.
machine_state read_machine_state();

/// Enters the states at the two ends of a run, or what grew between them.
void note_states(environment_info& info, const machine_state& start, const machine_state& end);

}  // namespace pingpong

#endif  // PINGPONG_PROBES_MACHINE_STATE_HPP
