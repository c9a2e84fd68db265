/// \file
/// `run --dry-run`: what would be measured, and for how long.
#ifndef PINGPONG_COMMANDS_DRY_RUN_HPP
#define PINGPONG_COMMANDS_DRY_RUN_HPP

#include <string>

#include "pingpong/options/run_options.hpp"

namespace pingpong::command {

/// The plan in words, within 80 columns as long as names and paths allow.
///
/// \param what  The plan that the request makes, its addresses resolved.
std::string dry_run_text(const run_request& request, const plan& what);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_DRY_RUN_HPP
