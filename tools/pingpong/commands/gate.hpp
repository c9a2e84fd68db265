/// \file
/// What a run has to pass, applied to a report; and the exit status that it asks for.
#ifndef PINGPONG_COMMANDS_GATE_HPP
#define PINGPONG_COMMANDS_GATE_HPP

#include "pingpong/exit_status.hpp"
#include "pingpong/options/gate_options.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// Fills in what `report` says of assertions and of the older run.
void apply(const gate& required, report& measured);

/// `invalid_measurement` when a check of the run withholds its findings; else `done`.
exit_status validity_of(const report& measured) noexcept;

/// What a report that the gate was applied to asks for; `done` when nothing was asked of it.
exit_status status_of(const gate& required, const report& measured);

/// What changes ask for.
exit_status status_of(const run_changes& what, bool allow_inconclusive) noexcept;

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_GATE_HPP
