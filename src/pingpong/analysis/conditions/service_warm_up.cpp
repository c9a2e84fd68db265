#include "pingpong/analysis/conditions/service_warm_up.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "pingpong/statistics/percentile.hpp"
#include "pingpong/statistics/steadiness.hpp"

namespace pingpong {
namespace {

/// A service that became faster by less is one that a busy machine delayed, as likely as not.
constexpr double min_warm_up = 1.2;

/// What a service gets to do in a block: where it is the same, exchanges take the same time.
/// The machines that ask, and ranks that ask at the same time, are told apart.
using kind_of_exchange = std::tuple<std::string, std::size_t, std::size_t, std::uint64_t,
                                    std::size_t, std::optional<std::uint64_t>>;

/// More values than these tell no more of a trend.
constexpr std::size_t max_values_of_trend = 300;

double part_median(const std::vector<double>& values, std::size_t first, std::size_t end) {
    const auto at = [&values](std::size_t index) {
        return values.begin() + static_cast<std::ptrdiff_t>(index);
    };
    return lower_median({at(first), at(end)});
}

/// The medians of neighbouring blocks together, so that at most `max_values_of_trend` are left.
std::vector<double> condense(const std::vector<double>& medians) {
    const std::size_t size = (medians.size() + max_values_of_trend - 1) / max_values_of_trend;
    std::vector<double> values;
    for (std::size_t first = 0; first < medians.size(); first += size)
        values.push_back(part_median(medians, first, std::min(first + size, medians.size())));
    return values;
}

/// How much faster a service became; nullopt: not enough to matter.
std::optional<service_speed> find_warm_up(std::size_t cell, const std::vector<double>& medians) {
    const std::vector<double> values = condense(medians);
    const steady_state steady = find_steady_state(values);
    const std::size_t end = steady.found ? steady.from : values.size() / 2;
    if (end == 0)
        return std::nullopt;
    const double first = part_median(values, 0, end);
    const double rest = part_median(values, end, values.size());
    if (first < min_warm_up * rest)
        return std::nullopt;
    return service_speed{cell, round_trip(static_cast<round_trip::rep>(first)),
                         round_trip(static_cast<round_trip::rep>(rest))};
}

}  // namespace

void diagnose_service_warm_up(const report& report, std::vector<diagnostic>& all) {
    std::map<kind_of_exchange, std::pair<std::size_t, std::vector<double>>> services;
    for (const block& block : report.blocks) {
        const cell& cell = report.cells[block.cell];
        if (!cell.remote || cell.rate_per_s)
            continue;
        const process_facts from = block.process < report.processes.size()
                                       ? report.processes[block.process]
                                       : process_facts();
        const kind_of_exchange key(cell.protocol, cell.payload_request_bytes,
                                   cell.payload_reply_bytes, cell.connections, from.machine,
                                   from.rank);
        auto& [first_cell, medians] =
            services.try_emplace(key, block.cell, std::vector<double>()).first->second;
        medians.push_back(static_cast<double>(block.round_trips.p50.count()));
    }
    std::optional<service_speed> worst;
    for (const auto& [key, service] : services)
        if (const auto found = find_warm_up(service.first, service.second))
            if (!worst || found->first * worst->rest.count() > worst->first * found->rest.count())
                worst = found;
    if (worst)
        all.push_back({diagnostic_kind::service_warm_up, std::nullopt, *worst});
}

}  // namespace pingpong
