/// \file
/// The order of the contenders in a round.
#ifndef PINGPONG_SCHEDULER_ROUNDS_HPP
#define PINGPONG_SCHEDULER_ROUNDS_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace pingpong {

/// Draws the orders of a run's rounds; the same seed draws the same orders on every machine.
class round_orders {
public:
    explicit round_orders(std::uint64_t seed) : engine_(seed) {}

    /// A random order of 0 .. contenders - 1; a round plays it, then its mirror image, so that a
    /// steady drift of the machine cancels.
    std::vector<std::size_t> draw(std::size_t contenders);

private:
    std::mt19937_64 engine_;
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_ROUNDS_HPP
