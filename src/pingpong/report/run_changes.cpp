#include "pingpong/report/run_changes.hpp"

#include <algorithm>

namespace pingpong {

change_kind kind_of_change(const estimate& factor, double threshold) noexcept {
    const double most = 1 + threshold;
    if (!factor.low || !factor.high)
        return change_kind::inconclusive;
    if (*factor.low > most)
        return change_kind::regression;
    if (*factor.high < 1 / most)
        return change_kind::improvement;
    return *factor.high <= most ? change_kind::within : change_kind::inconclusive;
}

change_kind overall(const run_changes& what) noexcept {
    // That WebSocket became slower than HTTP is no regression when the latter became faster: a
    // change counts when what it refers to has no change of its own.
    const auto has_own = [&what](const std::optional<std::string>& reference) {
        return std::ranges::any_of(what.changes, [&reference](const change& one) {
            return one.reference && one.protocol == reference;
        });
    };
    const auto count = [&what, &has_own](change_kind kind) {
        return std::ranges::count_if(what.changes, [kind, &has_own](const change& one) {
            return one.kind == kind && !has_own(one.reference);
        });
    };
    if (count(change_kind::regression) > 0)
        return change_kind::regression;
    const auto proven = count(change_kind::within) + count(change_kind::improvement);
    if (count(change_kind::inconclusive) > 0 || proven == 0)
        return change_kind::inconclusive;
    return change_kind::within;
}

}  // namespace pingpong
