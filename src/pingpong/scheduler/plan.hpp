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

#include "pingpong/core/experiment.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/protocols/bind.hpp"
#include "pingpong/scheduler/question.hpp"

namespace pingpong {

/// Which experiments to run, and how. A copy travels with the run; nothing in it refers elsewhere.
struct plan {
    std::vector<experiment> experiments;  ///< At least one.

    /// Determines the order of the contenders in every round; below 2^53 so that JSON keeps it.
    std::uint64_t seed = 1;

    /// Exchanges of each connection that come before a trial's first block and are reported apart;
    /// 0 for none.
    std::uint64_t settle_exchanges = 10;

    /// When an experiment has enough rounds.
    stopping_rule stop;

    /// What the run is to say in the end.
    question asked;

    /// How many times each contender of an experiment connects once more, after the experiment's
    /// first repetition, for its first exchange alone; 0 for never.
    std::uint64_t openings = 30;

    /// How long a contender may go without sending, receiving or connecting before its trial ends;
    /// > 0.
    std::chrono::milliseconds deadline{5000};

    /// Where in-process servers listen.
    bind_options bind;

    /// What clients and in-process sessions accept.
    limits limit;

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

/// How a count is divided into rounds of two blocks per contender.
struct block_layout {
    std::uint64_t rounds = 1;  ///< Of one repetition.
    std::uint64_t blocks = 1;  ///< Of one contender: two per round, or one; see `layout_of`.

    /// The exchanges of block `index` in [0, blocks): as even as whole numbers allow.
    std::uint64_t exchanges_of(std::uint64_t index) const;

    std::uint64_t count = 1;  ///< Exchanges of all blocks together.
};

/// A tenth of the count per block, but 50 to 1000 exchanges, or 10 to 100 per connection where that
/// is more; and an even number of blocks, but a single one where the count leaves each connection
/// fewer than two exchanges.
///
/// 1000 gives five rounds of blocks of 100; 200000 gives a hundred rounds of blocks of 1000, and
/// with 64 connections 16 rounds of blocks of 6250.
///
/// A block of an open loop lasts at least 50 ms, where the count allows.
///
/// \param connections  From 1 to `count`: a block has at least one exchange of each.
/// \param rate         Of an open loop, per second; nullopt: a closed one.
block_layout layout_of(std::uint64_t count, std::uint64_t connections = 1,
                       std::optional<double> rate = std::nullopt);

/// The layout of each repetition of an experiment.
block_layout layout_of(const experiment& what);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_PLAN_HPP
