/// \file
/// Whether a contender's exchanges stay on this machine.
#ifndef PINGPONG_SCHEDULER_LOOPBACK_HPP
#define PINGPONG_SCHEDULER_LOOPBACK_HPP

#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// Whether client and server are on one machine, in one process or in two, as those of an open loop
/// are: its server is this process, a Unix socket, `localhost` or a loopback address.
bool on_loopback(const cell& what);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_LOOPBACK_HPP
