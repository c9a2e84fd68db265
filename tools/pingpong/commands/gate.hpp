/// \file
/// Applies a gate (assertions, a baseline) to a report, and gives the exit status.
#ifndef PINGPONG_COMMANDS_GATE_HPP
#define PINGPONG_COMMANDS_GATE_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/options/gate_options.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// Checks the assertions and compares with the baseline; the results go into the report.
void apply_gate(const gate& gate, report& report);

/// `invalid_measurement` when a diagnostic says so; else `done`.
exit_status validity_of(const report& report) noexcept;

/// The exit status for a report that the gate was applied to; `done` when the gate is empty.
exit_status status_of(const gate& gate, const report& report);

/// The exit status for changes since a baseline.
exit_status status_of(const run_changes& changes, bool allow_inconclusive) noexcept;

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_GATE_HPP
