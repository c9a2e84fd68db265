#include "pingpong/reporter/wording/supported_percentile.hpp"

#include <algorithm>

namespace pingpong {

std::optional<round_trip> supported_percentile(const cell_summary& what,
                                               const named_percentile& which) {
    if (what.round_trips.count() < which.least_exchanges)
        return std::nullopt;
    const std::optional<round_trip> value = what.round_trips.percentile(which.rank);
    // A bucket's upper end may lie beyond the largest value that fell into it.
    return value && what.max ? std::min(*value, *what.max) : value;
}

}  // namespace pingpong
