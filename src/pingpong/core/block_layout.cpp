#include "pingpong/core/block_layout.hpp"

#include <algorithm>
#include <cmath>

namespace pingpong {

std::uint64_t block_layout::exchanges_of(std::uint64_t index) const {
    // The first `count % blocks` blocks have one more. A product could overflow for large counts.
    return count / blocks + (index < count % blocks ? 1 : 0);
}

namespace {

/// The number of exchanges in 50 ms, at most `count`.
std::uint64_t min_exchanges_at(std::optional<double> rate, std::uint64_t count) {
    const double exchanges = std::ceil(rate.value_or(0) * 0.05);
    return exchanges < static_cast<double>(count) ? static_cast<std::uint64_t>(exchanges) : count;
}

}  // namespace

block_layout layout_of(std::uint64_t count, std::uint64_t connections, std::optional<double> rate) {
    const std::uint64_t min_exchanges =
        std::max<std::uint64_t>({50, 10 * connections, min_exchanges_at(rate, count)});
    const std::uint64_t max_exchanges =
        std::max<std::uint64_t>({1000, 100 * connections, min_exchanges});
    const std::uint64_t typical = std::clamp(count / 10, min_exchanges, max_exchanges);
    const std::uint64_t min_rounds =
        count / (2 * max_exchanges) + (count % (2 * max_exchanges) == 0 ? 0 : 1);
    block_layout layout;
    layout.count = count;
    // The remainder of the division makes blocks longer, but not longer than `max_exchanges`.
    layout.rounds = std::max<std::uint64_t>({1, count / (2 * typical), min_rounds});
    layout.blocks = std::min(count / connections, 2 * layout.rounds);
    return layout;
}

block_layout layout_of(const experiment& experiment) {
    return layout_of(experiment.count, experiment.connections, experiment.rate);
}

}  // namespace pingpong
