/// \file
/// What the process has spent so far.
#ifndef PINGPONG_PROBES_PROCESS_USAGE_HPP
#define PINGPONG_PROBES_PROCESS_USAGE_HPP

#include "pingpong/core/block.hpp"

namespace pingpong {

/// CPU time and context switches of all threads of this process since it began; one system call.
///
/// \par Source  getrusage(2), RUSAGE_SELF.
process_usage read_process_usage() noexcept;

}  // namespace pingpong

#endif  // PINGPONG_PROBES_PROCESS_USAGE_HPP
