/// \file
/// The clients of a contender, ready to open.
#ifndef PINGPONG_SCHEDULER_MAKE_CONNECTIONS_HPP
#define PINGPONG_SCHEDULER_MAKE_CONNECTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <memory>

#include "pingpong/core/experiment.hpp"
#include "pingpong/scheduler/connections.hpp"

namespace pingpong {

struct run_state;

/// Makes the clients of a contender, and starts its server when it is to be in this process and is
/// not there yet. Notes the endpoint in the report.
///
/// \param what   The experiment that `spec` is of.
/// \param cell   That contender's cell in the report.
/// \param count  How many connections; >= 1.
/// \par Errors   During "listen" or "address"; no I/O with the server is done.
result<std::unique_ptr<connections>> make_connections(run_state& run, const experiment& what,
                                                      const contender_spec& spec, std::size_t cell,
                                                      std::uint64_t count);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_MAKE_CONNECTIONS_HPP
