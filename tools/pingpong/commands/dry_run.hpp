/// \file
/// `run --dry-run`: what a run would measure, and for how long.
#ifndef PINGPONG_COMMANDS_DRY_RUN_HPP
#define PINGPONG_COMMANDS_DRY_RUN_HPP

#include <string>

#include "pingpong/commands/service_probe.hpp"
#include "pingpong/options/run_options.hpp"

namespace pingpong::command {

/// The plan in words, within 80 columns as long as names and paths allow.
///
/// \param plan      What the request makes, its addresses resolved.
/// \param services  Of the plan, where services elsewhere play and no rate says how long they do.
/// \throws command_error  As of `estimate_by_trial`.
std::string dry_run_text(const run_request& request, const plan& plan,
                         const probed_services& services);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_DRY_RUN_HPP
