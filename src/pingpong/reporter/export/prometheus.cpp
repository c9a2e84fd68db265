#include "pingpong/reporter/export/prometheus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string_view>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/export/exposition.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong {
namespace {

using seconds = std::chrono::duration<double>;

std::optional<double> in_seconds(const std::optional<double>& ns) {
    return ns ? std::optional(*ns / 1e9) : std::nullopt;
}

std::optional<double> in_seconds(const std::optional<round_trip>& duration) {
    return duration ? std::optional(seconds(*duration).count()) : std::nullopt;
}

metric_labels setting_labels(const cell& cell) {
    return {{"experiment", fmt::format("{}", cell.experiment)},
            {"count", fmt::format("{}", cell.count)},
            {"connections", fmt::format("{}", cell.connections)},
            {"payload_bytes", fmt::format("{}", cell.payload_request_bytes)},
            {"mode", cell.echo ? "echo" : "answer"}};
}

metric_labels labels_of(const cell& cell) {
    metric_labels labels = setting_labels(cell);
    labels.emplace_back("protocol", cell.protocol);
    return labels;
}

metric_labels labels_of(const report& report, const comparison& comparison) {
    metric_labels labels = setting_labels(report.cells[comparison.numerator]);
    labels.emplace_back("numerator", report.cells[comparison.numerator].protocol);
    labels.emplace_back("denominator", report.cells[comparison.denominator].protocol);
    labels.emplace_back("statistic", name_of(comparison.statistic));
    return labels;
}

metric_labels with_label(metric_labels labels, std::string_view name, std::string_view value) {
    labels.emplace_back(name, value);
    return labels;
}

void run_metrics(exposition& text, const report& report) {
    const generator_info& generator = report.generator;
    text.family("pingpong_run_info", "What measured, and where; always 1.");
    text.sample({{"run_id", report.run_id},
                 {"version", generator.version},
                 {"commit", generator.commit},
                 {"build_type", generator.build_type},
                 {"compiler", generator.compiler},
                 {"boost_version", generator.boost_version},
                 {"loop", report.config.open_loop ? "open" : "closed"},
                 {"kernel", report.environment.kernel.value_or("")},
                 {"cpu_model", report.environment.cpu_model.value_or("")}},
                1);
    text.family("pingpong_run_start_timestamp_seconds", "When the run began, since 1970.");
    text.sample({}, std::floor(seconds(report.start.time_since_epoch()).count()));
    text.family("pingpong_run_duration_seconds", "How long the run took.");
    text.sample({}, seconds(report.duration).count());
    text.family("pingpong_run_interrupted", "1 when the run did not come to its end.");
    text.sample({}, report.interrupted);
}

/// A family with a sample of each contender.
template <class Get>
void each_contender(exposition& text, const report& report, std::string_view name,
                    std::string_view help, Get get) {
    text.family(name, help);
    for (const cell_summary& summary : report.summaries)
        text.sample(labels_of(report.cells[summary.cell]), get(summary));
}

void round_trip_metrics(exposition& text, const report& report) {
    text.family("pingpong_round_trip_seconds",
                "Percentiles of round trips; in an open loop of response times.");
    for (const cell_summary& summary : report.summaries)
        for (const named_percentile& percentile : named_percentiles)
            text.sample(with_label(labels_of(report.cells[summary.cell]), "percentile",
                                   fmt::format("{:g}", percentile.rank)),
                        in_seconds(supported_percentile(summary, percentile)));
    each_contender(text, report, "pingpong_round_trip_mean_seconds", "Mean of the round trips.",
                   [](auto& summary) { return in_seconds(summary.mean_ns); });
    each_contender(text, report, "pingpong_round_trip_max_seconds", "The longest round trip.",
                   [](auto& summary) { return in_seconds(summary.max); });
}

void contender_metrics(exposition& text, const report& report) {
    each_contender(
        text, report, "pingpong_contender_failed",
        "1 when a contender failed, so that its figures are of what it played before.",
        [&report](auto& summary) { return has_failed(report, summary.cell) ? 1.0 : 0.0; });
    each_contender(text, report, "pingpong_exchanges", "Exchanges that were measured.",
                   [](auto& summary) { return static_cast<double>(summary.exchanges); });
    each_contender(text, report, "pingpong_exchanges_per_second",
                   "Throughput, on all connections together.",
                   [](auto& summary) { return summary.throughput_per_s; });
    each_contender(text, report, "pingpong_set_up_seconds",
                   "Connect, handshake, and how much longer the first exchange takes than others.",
                   [&report](auto& summary) {
                       const cell_cost* cost = find_cost(report, summary.cell);
                       return cost && cost->set_up_ns ? in_seconds(cost->set_up_ns->value)
                                                      : std::nullopt;
                   });
    each_contender(text, report, "pingpong_cpu_per_exchange_seconds",
                   "Processor time of an exchange, of client and in-process server.",
                   [](auto& summary) { return in_seconds(summary.cpu_ns_per_exchange); });
    each_contender(text, report, "pingpong_sent_per_exchange_bytes",
                   "What the client sends in an exchange.",
                   [](auto& summary) { return summary.bytes_sent_per_exchange; });
    each_contender(text, report, "pingpong_received_per_exchange_bytes",
                   "What the client receives in an exchange.",
                   [](auto& summary) { return summary.bytes_received_per_exchange; });
    each_contender(text, report, "pingpong_connections_per_exchange",
                   "Connections opened in an exchange.",
                   [](auto& summary) { return summary.connections_per_exchange; });
    each_contender(text, report, "pingpong_system_calls_per_exchange",
                   "System calls of an exchange, of client and in-process server.",
                   [](auto& summary) { return summary.system_calls_per_exchange; });
}

/// A family with a sample of each comparison.
template <class Get>
void each_comparison(exposition& text, const report& report, std::string_view name,
                     std::string_view help, Get get) {
    text.family(name, help);
    for (const comparison& comparison : report.comparisons)
        text.sample(labels_of(report, comparison), get(comparison.figures));
}

void comparison_metrics(exposition& text, const report& report) {
    each_comparison(text, report, "pingpong_time_ratio",
                    "Time of the numerator by that of the denominator, round by round.",
                    [](auto& figures) { return std::optional(figures.claim.value); });
    each_comparison(text, report, "pingpong_time_low_ratio",
                    "Lower end of the interval of the ratio that may be claimed.",
                    [](auto& figures) { return figures.claim.low; });
    each_comparison(text, report, "pingpong_time_high_ratio",
                    "Upper end of the interval of the ratio that may be claimed.",
                    [](auto& figures) { return figures.claim.high; });
    each_comparison(text, report, "pingpong_time_difference_seconds",
                    "Time of the numerator less that of the denominator, per round trip.",
                    [](auto& figures) { return in_seconds(figures.difference_claim.value); });
    each_comparison(text, report, "pingpong_time_difference_low_seconds",
                    "Lower end of the interval of the difference that may be claimed.",
                    [](auto& figures) { return in_seconds(figures.difference_claim.low); });
    each_comparison(text, report, "pingpong_time_difference_high_seconds",
                    "Upper end of the interval of the difference that may be claimed.",
                    [](auto& figures) { return in_seconds(figures.difference_claim.high); });
    text.family("pingpong_verdict_info", "What is said of a comparison; always 1.");
    for (const comparison& comparison : report.comparisons) {
        metric_labels labels =
            with_label(labels_of(report, comparison), "verdict", name_of(comparison.verdict));
        labels.emplace_back("finding", name_of(comparison.verdict.kind));
        labels.emplace_back("certainty", name_of(comparison.verdict.certainty));
        labels.emplace_back("exploratory", comparison.exploratory() ? "true" : "false");
        text.sample(labels, 1);
    }
}

void warning_metrics(exposition& text, const report& report) {
    text.family("pingpong_warnings", "Warnings of the run, by weight.");
    for (const severity weight : {severity::note, severity::warning, severity::invalid})
        text.sample({{"severity", std::string(name_of(weight))}},
                    static_cast<double>(
                        std::ranges::count(report.diagnostics, weight, &diagnostic::severity)));
}

void assertion_metrics(exposition& text, const report& report) {
    text.family("pingpong_assertion_info", "Result of an assertion; always 1.");
    for (std::size_t i = 0; i < report.assertions.size(); ++i)
        text.sample({{"number", fmt::format("{}", i + 1)},
                     {"assertion", report.assertions[i].text},
                     {"result", std::string(name_of(report.assertions[i].result))}},
                    1);
}

metric_labels labels_of(const change& change) {
    return {{"protocol", change.protocol},
            {"reference", change.reference.value_or("")},
            {"count", fmt::format("{}", change.count)},
            {"connections", fmt::format("{}", change.connections)},
            {"payload_bytes", fmt::format("{}", change.payload_bytes)},
            {"mode", change.echo ? "echo" : "answer"}};
}

void change_metrics(exposition& text, const run_changes& changes) {
    const auto each = [&](std::string_view name, std::string_view help, auto get) {
        text.family(name, help);
        for (const change& change : changes.changes)
            if (change.factor)
                text.sample(labels_of(change), get(*change.factor));
    };
    each("pingpong_change_ratio", "The new run's ratio by that of the older one.",
         [](auto& ratio) { return std::optional(ratio.value); });
    each("pingpong_change_low_ratio", "Lower end of the interval of the change.",
         [](auto& ratio) { return ratio.low; });
    each("pingpong_change_high_ratio", "Upper end of the interval of the change.",
         [](auto& ratio) { return ratio.high; });
    text.family("pingpong_change_info", "What is said of a change; always 1.");
    for (const change& change : changes.changes)
        text.sample(with_label(labels_of(change), "result", name_of(change.kind)), 1);
}

}  // namespace

std::string to_prometheus(const report& report) {
    exposition text;
    run_metrics(text, report);
    round_trip_metrics(text, report);
    contender_metrics(text, report);
    comparison_metrics(text, report);
    warning_metrics(text, report);
    assertion_metrics(text, report);
    if (report.baseline)
        change_metrics(text, *report.baseline);
    return std::move(text).take();
}

}  // namespace pingpong
