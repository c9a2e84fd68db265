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

/// Where the clients of a contender connect to, and what they say there.
struct destination {
    endpoint where;
    client_settings settings;
};

/// Finds the server of a contender, and starts it when it is to be in this process and is not there
/// yet.
///
/// \param what  The experiment that `spec` is of.
/// \par Errors  During "listen".
result<destination> destination_of(run_state& run, const experiment& what,
                                   const contender_spec& spec);

/// Makes the clients of a contender.
///
/// \param count  How many connections; >= 1.
/// \par Errors   During "address"; no I/O is done.
result<std::unique_ptr<connections>> make_connections(run_state& run, const contender_spec& spec,
                                                      const destination& to, std::uint64_t count);

/// The same for a contender of an experiment, whose endpoint it notes in the report.
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
