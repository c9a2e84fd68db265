/// \file
/// `pingpong run --rate`: servers in a process of their own, where the user names none.
#ifndef PINGPONG_PROCESS_SERVERS_BESIDE_HPP
#define PINGPONG_PROCESS_SERVERS_BESIDE_HPP

#include <memory>
#include <string>
#include <vector>

#include "pingpong/process/server_process.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// Starts the servers of all contenders that have none elsewhere, in a process of their own, and
/// enters in the plan where they are.
///
/// In an open loop a server must not share the thread that sends: it would make the sender late.
///
/// \param options  Of `serve`: how the servers are to listen.
/// \return         The process, which ends with the object; nullptr: no contender needs it.
/// \throws command_error  As of `server_process`.
std::unique_ptr<server_process> serve_beside(plan& what, std::vector<std::string> options);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_SERVERS_BESIDE_HPP
