/// \file
/// The CPU time and context switches of the process.
#ifndef PINGPONG_PROBES_PROCESS_USAGE_HPP
#define PINGPONG_PROBES_PROCESS_USAGE_HPP

#include "pingpong/core/block.hpp"

namespace pingpong {

/// The usage of all threads of this process since it started. Makes one system call.
///
/// \par Source  getrusage(2), RUSAGE_SELF.
process_usage read_process_usage() noexcept;

}  // namespace pingpong

#endif  // PINGPONG_PROBES_PROCESS_USAGE_HPP
