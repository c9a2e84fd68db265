#include <string_view>
#include <utility>

#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/csv/csv_line.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"

namespace pingpong {
namespace {

/// A figure of a cell as it stands in a row.
struct metric {
    std::string_view name;
    std::string_view unit;
    std::optional<double> figure;
    std::optional<double> low = {};
    std::optional<double> high = {};
};

std::string line_of(const report& what, std::optional<std::size_t> cell, const metric& one) {
    csv_line line(!cell);
    cell_fields(line, what, cell);
    line.add("metric", one.name);
    line.add("unit", one.unit);
    line.derived("estimate", one.figure);
    line.derived("low", one.low);
    line.derived("high", one.high);
    return std::move(line).take();
}

std::optional<double> in_ns(const std::optional<round_trip>& duration) {
    return duration ? std::optional(static_cast<double>(duration->count())) : std::nullopt;
}

metric metric_of(std::string_view name, std::string_view unit,
                 const std::optional<estimate>& what) {
    return what ? metric{name, unit, what->value, what->low, what->high}
                : metric{name, unit, std::nullopt};
}

std::vector<metric> metrics_of(const cell_summary& of) {
    std::vector<metric> all{{"trials", "count", static_cast<double>(of.trials)},
                            {"blocks", "count", static_cast<double>(of.blocks)},
                            {"exchanges", "count", static_cast<double>(of.exchanges)}};
    for (const named_percentile& one : named_percentiles)
        all.push_back({one.key.substr(0, one.key.size() - std::string_view("_ns").size()), "ns",
                       in_ns(supported_percentile(of, one))});
    const metric others[] = {
        {"max", "ns", in_ns(of.max)},
        {"mean", "ns", of.mean_ns},
        {"median", "ns", of.median_ns},
        {"throughput", "per_s", of.throughput_per_s},
        {"first_exchange", "ns", of.first_exchange_ns},
        {"cpu_per_exchange", "ns", of.cpu_ns_per_exchange},
        {"bytes_sent_per_exchange", "bytes", of.bytes_sent_per_exchange},
        {"bytes_received_per_exchange", "bytes", of.bytes_received_per_exchange},
        {"connections_per_exchange", "count", of.connections_per_exchange},
        {"syscalls_per_exchange", "count", of.system_calls_per_exchange},
    };
    all.insert(all.end(), std::begin(others), std::end(others));
    return all;
}

std::vector<metric> metrics_of(const cell_cost& of) {
    return {metric_of("setup", "ns", of.set_up_ns),
            metric_of("cost_model_per_exchange", "ns", of.per_exchange_ns)};
}

}  // namespace

std::string to_csv_summary(const report& what) {
    std::string text = line_of(what, {}, {});
    const auto add = [&](const auto& of) {
        for (const metric& one : metrics_of(of))
            text += line_of(what, of.cell, one);
    };
    for (const cell_summary& one : what.summaries)
        add(one);
    for (const cell_cost& one : what.costs)
        add(one);
    return text;
}

}  // namespace pingpong
