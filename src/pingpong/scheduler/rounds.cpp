#include "pingpong/scheduler/rounds.hpp"

#include <numeric>
#include <utility>

namespace pingpong {

std::vector<std::size_t> round_orders::draw(std::size_t contenders) {
    std::vector<std::size_t> order(contenders);
    std::iota(order.begin(), order.end(), std::size_t(0));
    // std::shuffle would draw other orders with another standard library. The modulus favours some
    // orders by less than one part in 2^60.
    for (std::size_t left = contenders; left > 1; --left)
        std::swap(order[left - 1], order[engine_() % left]);
    return order;
}

}  // namespace pingpong
