/// \file
/// Loops that take turns, so that what the machine does meanwhile meets all alike.
#ifndef PINGPONG_BENCHMARK_LANES_HPP
#define PINGPONG_BENCHMARK_LANES_HPP

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "arena.hpp"

namespace pingpong::benchmark {

/// A loop under test, and what it cost.
struct lane {
    std::string name;
    std::function<void(std::size_t)> play;  ///< So many exchanges.
    std::size_t exchanges = 0;              ///< Of a block.
    std::vector<double> cpu_ns = {};        ///< Per exchange; one element per round.
};

/// Plays one block of every lane in an order of chance and then one in the reversed order, and so
/// on for `rounds` rounds.
void play_rounds(std::span<lane> lanes, std::size_t rounds);

/// The blocks of a protocol and those of the raw loop that moves as many bytes over the same kind
/// of connection.
struct lane_pair {
    lane ours;
    lane raw;

    /// Round by round.
    std::vector<double> cpu_ratios() const;
};

/// A protocol that is to be compared with its raw loop.
struct contest {
    arena* within;            ///< Where it plays; outlives what is made of it.
    const protocol* carrier;  ///< Over TLS its raw loop has the messages of the plain protocol.
    bool resumption = false;  ///< Of TLS, as that of the arena.
};

/// One of each protocol of `table`.
std::vector<contest> contests_of(arena& within, protocol_table table);

/// The protocol that does the same without TLS; itself if it has none.
const protocol& plain_twin(const protocol& carrier);

/// Plays all contests in turn.
///
/// \param block_ns  How long a block is to last, roughly.
std::vector<lane_pair> against_raw_loops(std::span<const contest> contests,
                                         const request& request_settings, std::size_t rounds,
                                         double block_ns);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_LANES_HPP
