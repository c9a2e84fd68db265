/// \file
/// `pingpong serve` beside `pingpong run --rate`: in an open loop, a server on the sender's thread
/// would make the sender late.
#ifndef PINGPONG_PROCESS_SERVER_PROCESS_HPP
#define PINGPONG_PROCESS_SERVER_PROCESS_HPP

#include <memory>
#include <string>
#include <vector>

#include "pingpong/process/subprocess.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// Starts the servers of all contenders that have none elsewhere in another process, waits until
/// they accept, and enters their endpoints in the plan.
///
/// \param options  The arguments of `serve` that say how to listen.
/// \return         The process, which ends with the object; nullptr: no contender needs it.
/// \throws command_error  `io_failed`: it cannot be started, or ended before it served.
std::unique_ptr<subprocess> start_server_process(plan& plan, std::vector<std::string> options);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_SERVER_PROCESS_HPP
