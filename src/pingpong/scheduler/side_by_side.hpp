/// \file
/// Moves of several contenders at once.
#ifndef PINGPONG_SCHEDULER_SIDE_BY_SIDE_HPP
#define PINGPONG_SCHEDULER_SIDE_BY_SIDE_HPP

#include <vector>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Begins all moves at once and ends when all have; the first that fails ends the others.
///
/// \par Errors        The failure that came first.
/// \par Cancellation  Terminal: ends all of them.
task<> side_by_side(std::vector<task<>> moves);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SIDE_BY_SIDE_HPP
