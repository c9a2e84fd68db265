/// \file
/// What a run has to pass: `--assert`, `--baseline` and what belongs to them.
#ifndef PINGPONG_OPTIONS_GATE_OPTIONS_HPP
#define PINGPONG_OPTIONS_GATE_OPTIONS_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/options/option.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// What a run has to pass; nothing, by default.
struct gate {
    std::vector<assertion> assertions;  ///< At most `max_assertions`.
    std::optional<report> baseline;     ///< The older run.
    change_rules rules;
    bool allow_inconclusive = false;  ///< `done` in place of `inconclusive`.

    gate() = default;
};

/// Adds what changes are judged by: `--threshold`, `--between-runs`, `--allow-inconclusive`.
///
/// \param rules  Outlives the table; its `assertions` and `baseline` are not used.
void add_change_options(option_table& table, gate& rules);

/// Adds `--assert` and `--allow-inconclusive`: what a report that is read again has to pass.
///
/// \param required  Outlives the table.
void add_assertion_options(option_table& table, gate& required, const protocol_table& protocols);

/// Adds all that a run has to pass.
///
/// \param required  Outlives the table.
void add_gate_options(option_table& table, gate& required, const protocol_table& protocols);

/// \throws command_error  `wrong_usage`: an assertion is about a protocol that does not play, or
///                        nothing that the older run measured is measured again.
void validate_gate(const gate& required, const plan& plan);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_GATE_OPTIONS_HPP
