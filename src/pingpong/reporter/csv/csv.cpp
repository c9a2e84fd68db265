#include "pingpong/reporter/csv/csv.hpp"

#include <fmt/format.h>

#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/csv/csv_line.hpp"
#include "pingpong/reporter/wording/names.hpp"

// Each table is made by a function that adds the fields of one row; without a row it adds the
// headings.

namespace pingpong {
namespace {

/// One part of the round trips of an open loop; empty in a closed one.
void open_loop_fields(csv_line& line, std::string_view part,
                      const std::optional<round_trip_summary>& summary) {
    const auto field = [&](std::string_view name, round_trip round_trip_summary::*figure) {
        line(fmt::format("{}_{}", part, name),
             summary ? std::optional((*summary).*figure) : std::nullopt);
    };
    field("min_ns", &round_trip_summary::min);
    field("p50_ns", &round_trip_summary::p50);
    field("p90_ns", &round_trip_summary::p90);
    field("p99_ns", &round_trip_summary::p99);
    field("max_ns", &round_trip_summary::max);
    line(fmt::format("{}_mean_ns", part), summary ? std::optional(summary->mean_ns) : std::nullopt);
}

void block_fields(csv_line& line, const block& block) {
    line("process", block.process);
    line("repetition", block.repetition);
    line("round", block.round);
    line("half", block.visit);
    line("position", block.position);
    line("start_offset_ns", block.start_offset);
    line("exchanges", block.exchanges);
    line("duration_ns", block.duration);
    line("min_ns", block.round_trips.min);
    line("p50_ns", block.round_trips.p50);
    line("p90_ns", block.round_trips.p90);
    line("p99_ns", block.round_trips.p99);
    line("max_ns", block.round_trips.max);
    line("mean_ns", block.round_trips.mean_ns);
    line("cpu_user_ns", block.usage.user);
    line("cpu_sys_ns", block.usage.system);
    line("wall_cpu_ratio", wall_cpu_ratio(block));
    line("ctx_voluntary", block.usage.voluntary_switches);
    line("ctx_involuntary", block.usage.involuntary_switches);
    line("bytes_sent", block.traffic.bytes_sent);
    line("bytes_received", block.traffic.bytes_received);
    line("ops_write", block.traffic.writes);
    line("ops_read", block.traffic.reads);
    line("connections", block.traffic.connections);
    const auto segments = [&](std::string_view name, std::uint64_t tcp_segments::*count) {
        line(name, block.segments ? std::optional(*block.segments.*count) : std::nullopt);
    };
    segments("tcp_segments_sent", &tcp_segments::sent);
    segments("tcp_segments_received", &tcp_segments::received);
    segments("tcp_retransmits", &tcp_segments::retransmitted);
    open_loop_fields(line, "service", block.service);
    open_loop_fields(line, "lag", block.lag);
}

std::string block_line(const report& report, const block* row) {
    csv_line line(row == nullptr);
    cell_fields(line, report, row ? std::optional(row->cell) : std::nullopt);
    block_fields(line, row ? *row : block());
    return std::move(line).take();
}

/// A figure of a cell.
struct metric {
    std::string_view name;
    std::string_view unit;
    std::optional<double> figure;
    std::optional<double> low = {};
    std::optional<double> high = {};
};

std::string metric_line(const report& report, std::optional<std::size_t> cell,
                        const metric& metric) {
    csv_line line(!cell);
    cell_fields(line, report, cell);
    line.add("metric", metric.name);
    line.add("unit", metric.unit);
    line.derived("estimate", metric.figure);
    line.derived("low", metric.low);
    line.derived("high", metric.high);
    return std::move(line).take();
}

std::optional<double> in_ns(const std::optional<round_trip>& duration) {
    return duration ? std::optional(static_cast<double>(duration->count())) : std::nullopt;
}

metric estimate_metric(std::string_view name, std::string_view unit,
                       const std::optional<estimate>& estimate) {
    return estimate ? metric{name, unit, estimate->value, estimate->low, estimate->high}
                    : metric{name, unit, std::nullopt};
}

std::vector<metric> metrics_of(const cell_summary& summary) {
    std::vector<metric> metrics{{"trials", "count", static_cast<double>(summary.trials)},
                                {"blocks", "count", static_cast<double>(summary.blocks)},
                                {"exchanges", "count", static_cast<double>(summary.exchanges)}};
    for (const named_percentile& percentile : named_percentiles)
        metrics.push_back(
            {percentile.key.substr(0, percentile.key.size() - std::string_view("_ns").size()), "ns",
             in_ns(supported_percentile(summary, percentile))});
    const metric others[] = {
        {"max", "ns", in_ns(summary.max)},
        {"mean", "ns", summary.mean_ns},
        {"median", "ns", summary.median_ns},
        {"throughput", "per_s", summary.throughput_per_s},
        {"first_exchange", "ns", summary.first_exchange_ns},
        {"cpu_per_exchange", "ns", summary.cpu_ns_per_exchange},
        {"bytes_sent_per_exchange", "bytes", summary.bytes_sent_per_exchange},
        {"bytes_received_per_exchange", "bytes", summary.bytes_received_per_exchange},
        {"connections_per_exchange", "count", summary.connections_per_exchange},
        {"syscalls_per_exchange", "count", summary.system_calls_per_exchange},
    };
    metrics.insert(metrics.end(), std::begin(others), std::end(others));
    return metrics;
}

std::vector<metric> metrics_of(const cell_cost& cost) {
    return {estimate_metric("setup", "ns", cost.set_up_ns),
            estimate_metric("cost_model_per_exchange", "ns", cost.per_exchange_ns)};
}

/// Three columns, named as `a`, `a_low`, `a_high`, and the unit after that.
void estimate_fields(csv_line& line, std::string_view name, std::string_view unit,
                     const estimate& estimate) {
    line.derived(fmt::format("{}{}", name, unit), estimate.value);
    line.derived(fmt::format("{}_low{}", name, unit), estimate.low);
    line.derived(fmt::format("{}_high{}", name, unit), estimate.high);
}

void figure_fields(csv_line& line, const paired_comparison& figures) {
    line("rounds_dropped", figures.dropped);
    line("steady", figures.steady);
    line("rounds_effective", figures.rounds_effective);
    line.derived("lag1_autocorrelation", figures.lag1_autocorrelation);
    line("autocorrelated", figures.autocorrelated);
    line.derived("log_ratio_mean", figures.log_ratio_mean);
    line.derived("log_ratio_sd", figures.log_ratio_sd);
    estimate_fields(line, "ratio", "", figures.ratio);
    estimate_fields(line, "claim", "", figures.claim);
    estimate_fields(line, "difference", "_ns", figures.difference);
    estimate_fields(line, "difference_claim", "_ns", figures.difference_claim);
    line.derived("p_sign_flip", figures.p_sign_flip);
    line.derived("min_detectable_ratio", figures.min_detectable_ratio);
    line("rounds_for_margin", figures.rounds_for_margin);
    line.derived("null_floor_ratio", figures.null_floor);
    line.derived("stability_q", figures.stability_q);
    line("drifts_within_round", figures.drifts_within_round);
}

void verdict_fields(csv_line& line, const verdict& verdict) {
    line.add("verdict", name_of(verdict));
    line.add("finding", name_of(verdict.kind));
    line.add("certainty", name_of(verdict.certainty));
    std::string downgrades;
    for (const diagnostic_kind kind : verdict.downgrades)
        downgrades += fmt::format("{}{}", downgrades.empty() ? "" : " ", code_of(kind));
    line("downgrades", downgrades);
}

std::string comparison_line(const report& report, const comparison* row) {
    const cell none;
    const cell& numerator = row ? report.cells[row->numerator] : none;
    const cell& denominator = row ? report.cells[row->denominator] : none;
    const comparison comparison = row ? *row : pingpong::comparison();
    csv_line line(row == nullptr);
    run_fields(line, report);
    line("experiment", numerator.experiment);
    setting_fields(line, numerator);
    line("numerator", comparison.numerator);
    line("denominator", comparison.denominator);
    line("numerator_protocol", numerator.protocol);
    line("denominator_protocol", denominator.protocol);
    line.add("statistic", name_of(comparison.statistic));
    line("confidence", report.config.question.confidence);
    line("margin_ratio", report.config.question.margin);
    line("processes", comparison.processes);
    line("repetitions", comparison.repetitions);
    line("rounds", comparison.figures.rounds);
    figure_fields(line, comparison.figures);
    line.derived("throughput_ratio", comparison.throughput_ratio);
    line.derived("p_holm", comparison.p_holm);
    line("exploratory", comparison.exploratory());
    verdict_fields(line, comparison.verdict);
    return std::move(line).take();
}

std::string bucket_line(const report& report, std::optional<std::size_t> cell,
                        std::string_view histogram_name, std::size_t bucket, std::uint64_t count) {
    csv_line line(!cell);
    cell_fields(line, report, cell);
    line.add("histogram", histogram_name);
    line("low_ns", histogram::low_of(bucket));
    line("high_ns", histogram::high_of(bucket));
    line("exchanges", count);
    return std::move(line).take();
}

}  // namespace

std::string to_csv(const report& report) {
    std::string text = block_line(report, nullptr);
    for (const block& block : report.blocks)
        text += block_line(report, &block);
    return text;
}

std::string to_csv_summary(const report& report) {
    std::string text = metric_line(report, {}, {});
    const auto add = [&](const auto& figures) {
        for (const metric& metric : metrics_of(figures))
            text += metric_line(report, figures.cell, metric);
    };
    for (const cell_summary& summary : report.summaries)
        add(summary);
    for (const cell_cost& cost : report.costs)
        add(cost);
    return text;
}

std::string to_csv_comparisons(const report& report) {
    std::string text = comparison_line(report, nullptr);
    for (const comparison& comparison : report.comparisons)
        text += comparison_line(report, &comparison);
    return text;
}

std::string to_csv_histogram(const report& report) {
    std::string text = bucket_line(report, {}, {}, 0, 0);
    for (const cell_summary& summary : report.summaries) {
        const auto add = [&](std::string_view name, const histogram& histogram) {
            for (const auto& [bucket, count] : histogram.buckets())
                text += bucket_line(report, summary.cell, name, bucket, count);
        };
        const bool open_loop = summary.service || summary.lag;
        add(open_loop ? "response" : "round_trip", summary.round_trips);
        add("service", summary.service.value_or(histogram()));
        add("lag", summary.lag.value_or(histogram()));
    }
    return text;
}

}  // namespace pingpong
