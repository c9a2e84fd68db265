/// \file
/// Describes the program and the machine.
#ifndef PINGPONG_PROBES_ENVIRONMENT_HPP
#define PINGPONG_PROBES_ENVIRONMENT_HPP

#include "pingpong/report/environment.hpp"

namespace pingpong {

/// Describes the build of this library.
generator_info describe_generator();

/// Describes the machine, except its load; see `record_states`. Reads files under /proc and /sys.
environment_info describe_environment();

}  // namespace pingpong

#endif  // PINGPONG_PROBES_ENVIRONMENT_HPP
