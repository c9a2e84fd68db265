/// \file
/// What a run is held to, in words: its assertions, and what changed since an older run.
#ifndef PINGPONG_REPORTER_WORDING_GATES_HPP
#define PINGPONG_REPORTER_WORDING_GATES_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// What was found in one experiment, e.g. "0.90 [0.88, 0.92] at 1000 exchanges".
std::string format_outcome(const report& report, const assertion_outcome& outcome);

/// One line for each assertion, e.g. "PASS ws/http-keepalive.median < 0.95: 0.90 [0.88, 0.92] at
/// 1000 exchanges".
std::vector<std::string> format_assertions(const report& report, escaper escape);

/// A change in words.
struct change_row {
    std::string contender;  ///< "ws / tcp", or "ws, us" where nothing divides its time.
    std::string setting;    ///< E.g. "1000 exchanges".
    std::string before, after;
    std::string factor;   ///< New / old, with its interval.
    std::string verdict;  ///< E.g. "within 5 %", or "not compared: the new run does not have it".
    std::string result;   ///< The verdict without its reason.
    std::string reason;   ///< Why it is not compared or is inconclusive; may be empty.
};

/// What changed, in words; its texts are escaped.
struct formatted_changes {
    std::string conclusion;  ///< A sentence.

    /// What it was compared with, and which circumstances differ.
    std::vector<std::string> sentences;
    std::vector<change_row> rows;  ///< One per change, in their order.
};

/// The changes with their contenders named as people call them.
///
/// \param cells  Of one of the runs; a contender that is none of them keeps its name.
run_changes with_display_names(run_changes changes, const std::vector<cell>& cells);

/// What changed, in words.
formatted_changes format_changes(const run_changes& changes, escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_GATES_HPP
