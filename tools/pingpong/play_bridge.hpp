/// \file
/// `pingpong run --bridge`: plays the bridge and puts it into the report.
#ifndef PINGPONG_PLAY_BRIDGE_HPP
#define PINGPONG_PLAY_BRIDGE_HPP

#include "pingpong/bridge_options.hpp"
#include "pingpong/exit_status.hpp"
#include "pingpong/scheduler/report.hpp"

namespace pingpong::command {

/// Plays against servers in a process of their own, and with clients in processes of theirs where
/// the original experiment had them; tells of failures at once.
///
/// \param into  Gets what was measured, whatever befell.
/// \return      `io_failed` when a conversation failed, `interrupted` when a signal came.
exit_status play_bridge(const bridge_options& options, bool quiet, report& into);

}  // namespace pingpong::command

#endif  // PINGPONG_PLAY_BRIDGE_HPP
