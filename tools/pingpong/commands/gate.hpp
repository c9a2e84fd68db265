/// \file
/// What a run has to pass: `--assert`, `--baseline` and what belongs to them.
#ifndef PINGPONG_COMMANDS_GATE_HPP
#define PINGPONG_COMMANDS_GATE_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// The options of a comparison as they were written; nullopt: not given.
struct rules_words {
    std::optional<std::string> threshold, between_runs;
    bool allow_inconclusive = false;
};

/// The options as they were written; nullopt: not given.
struct gate_words {
    std::vector<std::string> assertions;
    std::optional<std::string> baseline;
    rules_words rules;
};

/// What a run has to pass; nothing, by default.
struct gate {
    std::vector<assertion> assertions;
    std::optional<report> baseline;
    change_rules rules;
    bool allow_inconclusive = false;
};

/// How changes are judged.
///
/// \throws command_error  `wrong_usage`, naming the option.
change_rules rules_of(const rules_words& words);

/// Reads assertions, and the older report.
///
/// \throws command_error  `wrong_usage`, naming the option: something is written wrongly, or would
///                        have no effect; as of `read_report`.
gate gate_of(const gate_words& words);

/// \throws command_error  `wrong_usage`: an assertion is about a protocol that does not play.
void check_that_all_play(const std::vector<assertion>& assertions, const plan& what);

/// Fills in what `report` says of assertions and of the older run.
void apply(const gate& asked, report& measured);

/// `invalid_measurement` when a check of the run withholds its findings; else `done`.
exit_status validity_of(const report& measured) noexcept;

/// What a report that the gate was applied to asks for; `done` when nothing was asked of it.
exit_status status_of(const gate& asked, const report& measured);

/// What changes ask for.
exit_status status_of(const run_changes& what, bool allow_inconclusive) noexcept;

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_GATE_HPP
