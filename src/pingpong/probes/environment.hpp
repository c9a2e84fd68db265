/// \file
/// Describes the program that measures, and the machine it runs on.
#ifndef PINGPONG_PROBES_ENVIRONMENT_HPP
#define PINGPONG_PROBES_ENVIRONMENT_HPP

#include "pingpong/report/environment.hpp"

namespace pingpong {

/// The program that this library was built into; the same on every call.
generator_info describe_generator();

/// The machine but for its load, which `note_states` enters. Reads files under /proc and /sys.
environment_info describe_environment();

}  // namespace pingpong

#endif  // PINGPONG_PROBES_ENVIRONMENT_HPP
