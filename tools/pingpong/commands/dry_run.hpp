/// \file
/// `run --dry-run`: what a run would measure, and for how long.
#ifndef PINGPONG_COMMANDS_DRY_RUN_HPP
#define PINGPONG_COMMANDS_DRY_RUN_HPP

#include <string>

#include "pingpong/options/run_options.hpp"

namespace pingpong::command {

/// The plan in words, within 80 columns as long as names and paths allow.
///
/// \param plan  What the request makes, its addresses resolved.
/// \throws command_error  As of `estimate_by_trial`.
std::string dry_run_text(const run_request& request, const plan& plan);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_DRY_RUN_HPP
