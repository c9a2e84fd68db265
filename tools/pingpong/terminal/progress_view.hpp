/// \file
/// How far a run has come, as lines of a terminal.
#ifndef PINGPONG_TERMINAL_PROGRESS_VIEW_HPP
#define PINGPONG_TERMINAL_PROGRESS_VIEW_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/text/text_style.hpp"
#include "pingpong/scheduler/observer.hpp"

namespace pingpong::command {

/// Three lines: a bar with the time that is left, the experiment that is played, and its ratio with
/// the precision that is wanted of it; and up to two more with what is the matter.
///
/// \param trouble  What is the matter, such as `WARNING: ...`; may be empty. Whatever is in it is
///                 harmless.
/// \return         No line is longer than `style` has columns, though there be fewer than 40.
std::vector<std::string> progress_view(const run_progress& progress, std::string_view trouble,
                                       const text_style& style);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_PROGRESS_VIEW_HPP
