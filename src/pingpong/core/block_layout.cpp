#include "pingpong/core/block_layout.hpp"

#include <algorithm>
#include <cmath>

namespace pingpong {

std::uint64_t block_layout::exchanges_of(std::uint64_t index) const {
    // The first `count % blocks` blocks take one more; no product that a large count could
    // overflow.
    return count / blocks + (index < count % blocks ? 1 : 0);
}

namespace {

/// The exchanges of 50 ms, as far as there are so many.
std::uint64_t least_at(std::optional<double> rate, std::uint64_t count) {
    const double wanted = std::ceil(rate.value_or(0) * 0.05);
    return wanted < static_cast<double>(count) ? static_cast<std::uint64_t>(wanted) : count;
}

}  // namespace

block_layout layout_of(std::uint64_t count, std::uint64_t connections, std::optional<double> rate) {
    const std::uint64_t least =
        std::max<std::uint64_t>({50, 10 * connections, least_at(rate, count)});
    const std::uint64_t most = std::max<std::uint64_t>({1000, 100 * connections, least});
    const std::uint64_t typical = std::clamp(count / 10, least, most);
    const std::uint64_t rounds_needed = count / (2 * most) + (count % (2 * most) == 0 ? 0 : 1);
    block_layout layout;
    layout.count = count;
    // What is left over by the first division makes the blocks longer, but not longer than `most`.
    layout.rounds = std::max<std::uint64_t>({1, count / (2 * typical), rounds_needed});
    layout.blocks = std::min(count / connections, 2 * layout.rounds);
    return layout;
}

block_layout layout_of(const experiment& what) {
    return layout_of(what.count, what.connections, what.rate);
}

}  // namespace pingpong
