/// \file
/// How the exchanges of a repetition are divided into blocks and rounds.
#ifndef PINGPONG_CORE_BLOCK_LAYOUT_HPP
#define PINGPONG_CORE_BLOCK_LAYOUT_HPP

#include <cstdint>
#include <optional>

#include "pingpong/core/experiment.hpp"

namespace pingpong {

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

#endif  // PINGPONG_CORE_BLOCK_LAYOUT_HPP
