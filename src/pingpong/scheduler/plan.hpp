/// \file
/// A plan: which experiments to run, and how.
#ifndef PINGPONG_SCHEDULER_PLAN_HPP
#define PINGPONG_SCHEDULER_PLAN_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/core/bind.hpp"
#include "pingpong/core/experiment.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/report/question.hpp"

namespace pingpong {

/// Which experiments to run, and how. A copy travels with the run; nothing in it refers elsewhere
/// but its table of protocols.
struct plan {
    std::vector<experiment> experiments;  ///< At least one.

    /// Determines the order of the contenders in every round; below 2^53 so that JSON keeps it.
    std::uint64_t seed = 1;

    /// Exchanges of each connection that come before a trial's first block and are reported apart;
    /// 0 for none.
    std::uint64_t warm_up_exchanges = 10;

    /// When an experiment has enough rounds.
    stopping_rule stop;

    /// What the run is to say in the end.
    pingpong::question question;

    /// How many times each contender of an experiment connects once more, after the experiment's
    /// first repetition, for its first exchange alone; 0 for never.
    std::uint64_t openings = 30;

    /// How long a contender may go without sending, receiving or connecting before its trial ends;
    /// > 0.
    std::chrono::milliseconds deadline{5000};

    /// What the contenders' names refer to; its rows outlive the run.
    protocol_table protocols;

    /// Where in-process servers listen.
    bind_options bind;

    /// What clients and in-process sessions accept.
    pingpong::limits limits;

    /// Whether the run begins by measuring the clock; see `measure_clock`.
    bool measure_clock = true;

    /// Whether every contender plays a block more, of 100 exchanges, to have its system calls
    /// counted; see `calls_per_exchange`. It is not played where the kernel does not count them.
    bool count_system_calls = true;

    /// Whether every contender exchanges once more, through a relay that keeps the bytes; see
    /// `sample_wire`.
    bool record_wire = true;

    /// Told to the report and otherwise unused: how the program was called.
    std::vector<std::string> command_line;

    plan() = default;
    /// Plays `what`; all else as by default.
    explicit plan(std::vector<experiment> what) : experiments(std::move(what)) {}
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_PLAN_HPP
