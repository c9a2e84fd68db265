#include "pingpong/analysis/percentiles.hpp"

#include <algorithm>

namespace pingpong {

std::optional<round_trip> supported_percentile(const cell_summary& summary,
                                               const named_percentile& percentile) {
    if (summary.round_trips.count() < percentile.min_exchanges)
        return std::nullopt;
    const std::optional<round_trip> value = summary.round_trips.percentile(percentile.rank);
    // A bucket's upper end may lie beyond the largest value that fell into it.
    return value && summary.max ? std::min(*value, *summary.max) : value;
}

}  // namespace pingpong
