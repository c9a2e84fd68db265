/// \file
/// The division of a repetition into rounds and blocks.
#ifndef PINGPONG_CORE_BLOCK_LAYOUT_HPP
#define PINGPONG_CORE_BLOCK_LAYOUT_HPP

#include <cstdint>
#include <optional>

#include "pingpong/core/experiment.hpp"

namespace pingpong {

/// The division of a count into rounds of two blocks per contender.
struct block_layout {
    std::uint64_t rounds = 1;  ///< In one repetition.
    std::uint64_t blocks = 1;  ///< Of one contender: two per round, or a single one.

    /// The number of exchanges in block `index`, in [0, blocks). Blocks differ by at most one.
    std::uint64_t exchanges_of(std::uint64_t index) const;

    std::uint64_t count = 1;  ///< Exchanges in all blocks together.
};

/// Computes the layout of a repetition.
///
/// A block has a tenth of the count, but at least 50 exchanges (or 10 per connection, if more) and
/// at most 1000 (or 100 per connection, if more). The number of blocks is even, or 1 when there are
/// fewer than two exchanges per connection. A block of an open loop lasts at least 50 ms, where the
/// count allows.
///
/// For example, 1000 exchanges make five rounds of blocks of 100; 200000 make a hundred rounds of
/// blocks of 1000, and on 64 connections 16 rounds of blocks of 6250.
///
/// \param count        Exchanges of one contender in a repetition; >= 1.
/// \param connections  From 1 to `count`: each block has at least one exchange on each.
/// \param rate         Exchanges per second in an open loop; nullopt: closed loop.
block_layout layout_of(std::uint64_t count, std::uint64_t connections = 1,
                       std::optional<double> rate = std::nullopt);

/// The layout of each repetition of `experiment`.
block_layout layout_of(const experiment& experiment);

}  // namespace pingpong

#endif  // PINGPONG_CORE_BLOCK_LAYOUT_HPP
