/// \file
/// `pingpong run --bridge`: what is to be played besides the plan.
#ifndef PINGPONG_BRIDGE_OPTIONS_HPP
#define PINGPONG_BRIDGE_OPTIONS_HPP

#include <optional>

#include "pingpong/scheduler/measure_bridge.hpp"
#include "pingpong/scheduler/plan.hpp"
#include "pingpong/server_options.hpp"

namespace pingpong::command {

struct run_words;

/// What to play, and how its servers are to listen.
struct bridge_options {
    bridge_plan what;      ///< Where the servers are is known once they run.
    server_words servers;  ///< Without ports.
};

/// What `--bridge` asks for; nullopt: it was not given.
///
/// \param what  The plan that the words make.
/// \throws command_error  `wrong_usage`: with what it cannot be together.
std::optional<bridge_options> bridge_of(const run_words& words, const plan& what);

}  // namespace pingpong::command

#endif  // PINGPONG_BRIDGE_OPTIONS_HPP
