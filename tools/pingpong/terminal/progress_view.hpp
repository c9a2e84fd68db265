/// \file
/// The progress of a run: in words, and as lines of a terminal.
#ifndef PINGPONG_TERMINAL_PROGRESS_VIEW_HPP
#define PINGPONG_TERMINAL_PROGRESS_VIEW_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/text/text_style.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/terminal/run_names.hpp"

namespace pingpong::command {

/// E.g. `WebSocket / HTTP keep-alive 1.053 [1.010, 1.100], +-4.36 %`; empty when there is no ratio.
std::string format_running_ratio(const run_progress& progress, const run_names& names);

/// E.g. `0:19 left at most`; empty when it is unknown.
std::string format_time_left(const run_progress& progress);

/// Three lines: a bar with the time that is left, the current experiment, and its ratio with the
/// precision asked for; and up to two more for a warning or failure.
///
/// \param trouble  Such as `WARNING: ...`; may be empty. What does not fit ends in "..." after a
///                 word. Control characters are escaped.
/// \return         No line is longer than `style` has columns, even if these are fewer than 40.
std::vector<std::string> progress_view(const run_progress& progress, const run_names& names,
                                       std::string_view trouble, const text_style& style);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_PROGRESS_VIEW_HPP
