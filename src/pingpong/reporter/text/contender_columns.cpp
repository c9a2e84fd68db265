#include "pingpong/reporter/text/contender_columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"
#include "pingpong/reporter/wording/time_unit.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {
namespace {

/// As many decimals as the largest figure has room for, the same for all, so that points align.
int decimals_for(const std::vector<std::optional<double>>& figures, int most) {
    double largest = 0;
    for (const std::optional<double>& one : figures)
        largest = std::max(largest, std::abs(one.value_or(0)));
    return std::min(most, largest < 1000 ? most : largest < 10'000 ? 1 : 0);
}

template <class Get>
std::vector<std::optional<double>> values_of(const experiment_view& view, Get get) {
    std::vector<std::optional<double>> values;
    for (const contender_view& contender : view.contenders)
        values.push_back(get(contender));
    return values;
}

template <class Get>
column figures(std::string_view name, std::string_view unit, unsigned rank,
               const experiment_view& view, int max_decimals, Get get) {
    const auto values = values_of(view, get);
    column made{name, unit, {}, rank};
    for (const std::optional<double>& one : values)
        made.cells.push_back(figure(one, decimals_for(values, max_decimals)));
    return made;
}

/// A column of times in the unit that suits the shortest of them.
template <class Get>
column times(std::string_view name, unsigned rank, const experiment_view& view, Get get_ns,
             int max_decimals = 2) {
    std::optional<double> shortest;
    for (const std::optional<double>& one : values_of(view, get_ns))
        if (one && *one > 0)
            shortest = std::min(*one, shortest.value_or(*one));
    const time_unit unit = time_unit_for(shortest.value_or(1e3));
    return figures(name, unit.name, rank, view, unit.ns == 1 ? 0 : max_decimals,
                   [&](const contender_view& contender) -> std::optional<double> {
                       const std::optional<double> ns = get_ns(contender);
                       return ns ? std::optional(*ns / unit.ns) : std::nullopt;
                   });
}

/// A percentile in ns, where it is supported.
column percentile_column(std::string_view name, unsigned rank, const experiment_view& view,
                         const named_percentile& which) {
    return times(name, rank, view, [&which](const contender_view& one) {
        const auto at = supported_percentile(*one.summary, which);
        return at ? std::optional(static_cast<double>(at->count())) : std::nullopt;
    });
}

std::optional<double> rate_in_thousands(const contender_view& contender) {
    const std::optional<double>& rate = contender.summary->throughput_per_s;
    return rate ? std::optional(*rate / 1000) : std::nullopt;
}

/// So many, up to 5, that two digits of the slowest are seen.
int decimals_of_rates(const experiment_view& view) {
    double slowest = 1;
    for (const contender_view& contender : view.contenders)
        if (const auto rate = rate_in_thousands(contender); rate && *rate > 0)
            slowest = std::min(slowest, *rate);
    return std::min(1 - static_cast<int>(std::floor(std::log10(slowest))), 5);
}

/// With several connections the mean is their number by the rate.
column middle_column(const experiment_view& view) {
    if (!side_by_side(view))
        return times("mean", 2, view, [](auto& one) { return one.summary->mean_ns; });
    return figures("rate", "k/s", 2, view, decimals_of_rates(view),
                   [](auto& one) { return rate_in_thousands(one); });
}

}  // namespace

std::vector<column> columns_of(const experiment_view& view) {
    column names{"", "", {}, 0};
    column exchanges{"exchanges", "", {}, 3};
    for (const contender_view& contender : view.contenders) {
        names.cells.push_back(escape_terminal(contender.what->protocol));
        exchanges.cells.push_back(exchanges_words(contender));
    }
    return {
        names,
        exchanges,
        percentile_column("p50", 0, view, p50),
        percentile_column("p90", 8, view, p90),
        percentile_column("p99", 2, view, p99),
        percentile_column("p99.9", 7, view, p999),
        middle_column(view),
        times("CPU", 5, view, [](auto& one) { return one.summary->cpu_ns_per_exchange; }),
        figures("calls", "", 9, view, 1,
                [](auto& one) { return one.summary->system_calls_per_exchange; }),
        figures("bytes", "", 6, view, 0,
                [](auto& one) { return bytes_per_exchange(*one.summary); }),
        times(
            "set-up", 4, view, [](auto& one) { return one.set_up_ns; }, 1),
        figures("ratio", "to tcp", 1, view, 2, [](auto& one) { return one.ratio_to_floor; }),
    };
}

}  // namespace pingpong
