/// \file
/// How far a run has come, in words.
#ifndef PINGPONG_TERMINAL_PROGRESS_WORDS_HPP
#define PINGPONG_TERMINAL_PROGRESS_WORDS_HPP

#include <string>

#include "pingpong/scheduler/observer.hpp"

namespace pingpong::command {

/// E.g. `Experiment 2/3: 5000 exchanges`.
std::string experiment_words(const run_progress& progress);

/// E.g. `ws/http-keepalive 1.053x [1.010, 1.100], +-4.36 %`; empty when there is no ratio. Names
/// are harmless on a terminal.
std::string ratio_words(const run_progress& progress);

/// E.g. `0:19 left at most`; empty when that cannot be told.
std::string time_left_words(const run_progress& progress);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_PROGRESS_WORDS_HPP
