#include "pingpong/statistics/verdict.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace pingpong {

verdict_kind classify(const estimate& claim, double margin) noexcept {
    if (!claim.low || !claim.high)
        return verdict_kind::undecided;
    const double low = *claim.low;
    const double high = *claim.high;
    const double min_equivalent = 1 / (1 + margin);
    const double max_equivalent = 1 + margin;
    if (high < min_equivalent)
        return verdict_kind::faster;
    if (low > max_equivalent)
        return verdict_kind::slower;
    if (low >= min_equivalent && high <= max_equivalent)
        return verdict_kind::equivalent;
    return high < 1 || low > 1 ? verdict_kind::small : verdict_kind::undecided;
}

std::vector<double> holm(std::span<const double> p) {
    std::vector<std::size_t> ascending(p.size());
    std::iota(ascending.begin(), ascending.end(), std::size_t{0});
    std::sort(ascending.begin(), ascending.end(),
              [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });

    std::vector<double> adjusted(p.size());
    auto left = static_cast<double>(p.size());
    double greatest = 0;
    for (const std::size_t i : ascending) {
        greatest = std::max(greatest, std::min(1.0, p[i] * left));
        adjusted[i] = greatest;
        --left;
    }
    return adjusted;
}

}  // namespace pingpong
