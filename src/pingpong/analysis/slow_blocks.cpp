#include "pingpong/analysis/slow_blocks.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "pingpong/statistics/percentile.hpp"

namespace pingpong {
namespace {

/// What a median has to be above to stand out; \p medians is not empty.
round_trip outer_fence(std::vector<round_trip> medians) {
    std::ranges::sort(medians);
    const round_trip lower = percentile(medians, 25).value();
    const round_trip upper = percentile(medians, 75).value();
    return upper + 3 * (upper - lower);
}

}  // namespace

std::vector<std::uint64_t> slow_blocks_of(const report& measured) {
    std::map<std::size_t, std::vector<round_trip>> medians;  // of a cell
    for (const block& one : measured.blocks)
        medians[one.cell].push_back(one.round_trips.p50);
    std::map<std::size_t, round_trip> fences;
    for (auto& [cell, of_blocks] : medians)
        fences.emplace(cell, outer_fence(std::move(of_blocks)));

    std::vector<std::uint64_t> slow;
    for (std::size_t i = 0; i < measured.blocks.size(); ++i)
        if (measured.blocks[i].round_trips.p50 > fences.at(measured.blocks[i].cell))
            slow.push_back(i);
    return slow;
}

}  // namespace pingpong
