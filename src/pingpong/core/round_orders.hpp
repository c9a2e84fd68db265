/// \file
/// Random orders that a seed determines.
#ifndef PINGPONG_CORE_ROUND_ORDERS_HPP
#define PINGPONG_CORE_ROUND_ORDERS_HPP

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace pingpong {

/// Draws the order of the contenders in each round of a run. The same seed draws the same orders on
/// every machine.
class round_orders {
public:
    /// \param seed  Any number.
    explicit round_orders(std::uint64_t seed) : engine_(seed) {}

    /// A random order of 0 to `contenders` - 1. A round plays it and then the reversed order, so
    /// that a steady drift of the machine cancels out.
    std::vector<std::size_t> draw(std::size_t contenders) {
        std::vector<std::size_t> order(contenders);
        std::iota(order.begin(), order.end(), std::size_t(0));
        // std::shuffle would draw other orders with another standard library. The modulus favours
        // some orders by less than one part in 2^60.
        for (std::size_t left = contenders; left > 1; --left)
            std::swap(order[left - 1], order[engine_() % left]);
        return order;
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_ROUND_ORDERS_HPP
