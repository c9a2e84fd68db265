/// \file
/// Two builds of the program, compared by sessions that take turns.
#ifndef PINGPONG_SCHEDULER_SESSION_PAIRS_HPP
#define PINGPONG_SCHEDULER_SESSION_PAIRS_HPP

#include <span>
#include <string>

#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// A session of each of two programs, one soon after the other.
struct session_pair {
    report before;  ///< Of the program that is compared with.
    report after;   ///< Of the new program.

    session_pair() = default;
};

/// What changed, pair by pair: for each contender the ratio to raw TCP of the same session, and the
/// time itself, which is comparable because the sessions take turns.
///
/// A pair's log difference is of the ratios that both sessions found, or of the geometric means of
/// their blocks' medians; the interval is a t-interval over pairs. A pair in which either lacks the
/// contender, or where it failed, does not count.
///
/// \param rules  Of `between_runs` nothing is needed: the pairs say it.
run_changes changes_of(std::span<const session_pair> pairs, std::string old_name,
                       const change_rules& rules);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SESSION_PAIRS_HPP
