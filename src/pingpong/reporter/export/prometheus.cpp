#include "pingpong/reporter/export/prometheus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string_view>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/export/exposition.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"

namespace pingpong {
namespace {

using seconds = std::chrono::duration<double>;

std::optional<double> in_seconds(const std::optional<double>& ns) {
    return ns ? std::optional(*ns / 1e9) : std::nullopt;
}

std::optional<double> in_seconds(const std::optional<round_trip>& duration) {
    return duration ? std::optional(seconds(*duration).count()) : std::nullopt;
}

metric_labels setting_labels(const cell& what) {
    return {{"experiment", fmt::format("{}", what.experiment)},
            {"count", fmt::format("{}", what.count)},
            {"connections", fmt::format("{}", what.connections)},
            {"payload_bytes", fmt::format("{}", what.payload_request_bytes)},
            {"mode", what.echo ? "echo" : "answer"}};
}

metric_labels labels_of(const cell& what) {
    metric_labels labels = setting_labels(what);
    labels.emplace_back("protocol", what.protocol);
    return labels;
}

metric_labels labels_of(const report& what, const comparison& one) {
    metric_labels labels = setting_labels(what.cells[one.numerator]);
    labels.emplace_back("numerator", what.cells[one.numerator].protocol);
    labels.emplace_back("denominator", what.cells[one.denominator].protocol);
    labels.emplace_back("statistic", name_of(one.statistic));
    return labels;
}

metric_labels with(metric_labels labels, std::string_view name, std::string_view value) {
    labels.emplace_back(name, value);
    return labels;
}

void run_metrics(exposition& into, const report& what) {
    const generator_info& made_by = what.generator;
    into.family("pingpong_run_info", "What measured, and where; always 1.");
    into.sample({{"run_id", what.run_id},
                 {"version", made_by.version},
                 {"commit", made_by.commit},
                 {"build_type", made_by.build_type},
                 {"compiler", made_by.compiler},
                 {"boost_version", made_by.boost_version},
                 {"profile", what.config.profile},
                 {"loop", what.config.open_loop ? "open" : "closed"},
                 {"kernel", what.environment.kernel.value_or("")},
                 {"cpu_model", what.environment.cpu_model.value_or("")}},
                1);
    into.family("pingpong_run_start_timestamp_seconds", "When the run began, since 1970.");
    into.sample({}, std::floor(seconds(what.start.time_since_epoch()).count()));
    into.family("pingpong_run_duration_seconds", "How long the run took.");
    into.sample({}, seconds(what.duration).count());
    into.family("pingpong_run_interrupted", "1 when the run did not come to its end.");
    into.sample({}, what.interrupted);
}

/// A family with a sample of each contender.
template <class Get>
void each_contender(exposition& into, const report& what, std::string_view name,
                    std::string_view help, Get get) {
    into.family(name, help);
    for (const cell_summary& one : what.summaries)
        into.sample(labels_of(what.cells[one.cell]), get(one));
}

void round_trip_metrics(exposition& into, const report& what) {
    into.family("pingpong_round_trip_seconds",
                "Percentiles of round trips; in an open loop of response times.");
    for (const cell_summary& one : what.summaries)
        for (const named_percentile& which : named_percentiles)
            into.sample(with(labels_of(what.cells[one.cell]), "percentile",
                             fmt::format("{:g}", which.rank)),
                        in_seconds(supported_percentile(one, which)));
    each_contender(into, what, "pingpong_round_trip_mean_seconds", "Mean of the round trips.",
                   [](auto& one) { return in_seconds(one.mean_ns); });
    each_contender(into, what, "pingpong_round_trip_max_seconds", "The longest round trip.",
                   [](auto& one) { return in_seconds(one.max); });
}

void contender_metrics(exposition& into, const report& what) {
    each_contender(into, what, "pingpong_contender_failed",
                   "1 when a contender failed, so that its figures are of what it played before.",
                   [&what](auto& one) { return has_failed(what, one.cell) ? 1.0 : 0.0; });
    each_contender(into, what, "pingpong_exchanges", "Exchanges that were measured.",
                   [](auto& one) { return static_cast<double>(one.exchanges); });
    each_contender(into, what, "pingpong_exchanges_per_second",
                   "Throughput, on all connections together.",
                   [](auto& one) { return one.throughput_per_s; });
    each_contender(into, what, "pingpong_set_up_seconds",
                   "Connect, handshake, and how much longer the first exchange takes than others.",
                   [&what](auto& one) {
                       const cell_cost* cost = find_cost(what, one.cell);
                       return cost && cost->set_up_ns ? in_seconds(cost->set_up_ns->value)
                                                      : std::nullopt;
                   });
    each_contender(into, what, "pingpong_cpu_per_exchange_seconds",
                   "Processor time of an exchange, of client and in-process server.",
                   [](auto& one) { return in_seconds(one.cpu_ns_per_exchange); });
    each_contender(into, what, "pingpong_sent_per_exchange_bytes",
                   "What the client sends in an exchange.",
                   [](auto& one) { return one.bytes_sent_per_exchange; });
    each_contender(into, what, "pingpong_received_per_exchange_bytes",
                   "What the client receives in an exchange.",
                   [](auto& one) { return one.bytes_received_per_exchange; });
    each_contender(into, what, "pingpong_connections_per_exchange",
                   "Connections opened in an exchange.",
                   [](auto& one) { return one.connections_per_exchange; });
    each_contender(into, what, "pingpong_system_calls_per_exchange",
                   "System calls of an exchange, of client and in-process server.",
                   [](auto& one) { return one.system_calls_per_exchange; });
}

/// A family with a sample of each comparison.
template <class Get>
void each_comparison(exposition& into, const report& what, std::string_view name,
                     std::string_view help, Get get) {
    into.family(name, help);
    for (const comparison& one : what.comparisons)
        into.sample(labels_of(what, one), get(one.figures));
}

void comparison_metrics(exposition& into, const report& what) {
    each_comparison(into, what, "pingpong_time_ratio",
                    "Time of the numerator by that of the denominator, round by round.",
                    [](auto& of) { return std::optional(of.claim.value); });
    each_comparison(into, what, "pingpong_time_low_ratio",
                    "Lower end of the interval of the ratio that may be claimed.",
                    [](auto& of) { return of.claim.low; });
    each_comparison(into, what, "pingpong_time_high_ratio",
                    "Upper end of the interval of the ratio that may be claimed.",
                    [](auto& of) { return of.claim.high; });
    each_comparison(into, what, "pingpong_time_difference_seconds",
                    "Time of the numerator less that of the denominator, per round trip.",
                    [](auto& of) { return in_seconds(of.difference_claim.value); });
    each_comparison(into, what, "pingpong_time_difference_low_seconds",
                    "Lower end of the interval of the difference that may be claimed.",
                    [](auto& of) { return in_seconds(of.difference_claim.low); });
    each_comparison(into, what, "pingpong_time_difference_high_seconds",
                    "Upper end of the interval of the difference that may be claimed.",
                    [](auto& of) { return in_seconds(of.difference_claim.high); });
    into.family("pingpong_verdict_info", "What is said of a comparison; always 1.");
    for (const comparison& one : what.comparisons) {
        metric_labels labels = with(labels_of(what, one), "verdict", word_of(one.verdict));
        labels.emplace_back("finding", name_of(one.verdict.kind));
        labels.emplace_back("certainty", name_of(one.verdict.certainty));
        labels.emplace_back("exploratory", one.exploratory() ? "true" : "false");
        into.sample(labels, 1);
    }
}

void warning_metrics(exposition& into, const report& what) {
    into.family("pingpong_warnings", "Warnings of the run, by weight.");
    for (const severity weight : {severity::note, severity::warning, severity::invalid})
        into.sample({{"severity", std::string(name_of(weight))}},
                    static_cast<double>(
                        std::ranges::count(what.diagnostics, weight, &diagnostic::severity)));
}

void assertion_metrics(exposition& into, const report& what) {
    into.family("pingpong_assertion_info", "What became of an assertion; always 1.");
    for (std::size_t i = 0; i < what.assertions.size(); ++i)
        into.sample({{"number", fmt::format("{}", i + 1)},
                     {"assertion", what.assertions[i].text},
                     {"result", std::string(name_of(what.assertions[i].result))}},
                    1);
}

metric_labels labels_of(const change& what) {
    return {{"protocol", what.protocol},
            {"reference", what.reference.value_or("")},
            {"count", fmt::format("{}", what.count)},
            {"connections", fmt::format("{}", what.connections)},
            {"payload_bytes", fmt::format("{}", what.payload_bytes)},
            {"mode", what.echo ? "echo" : "answer"}};
}

void change_metrics(exposition& into, const run_changes& what) {
    const auto each = [&](std::string_view name, std::string_view help, auto get) {
        into.family(name, help);
        for (const change& one : what.changes)
            if (one.factor)
                into.sample(labels_of(one), get(*one.factor));
    };
    each("pingpong_change_ratio", "The new run's ratio by that of the older one.",
         [](auto& of) { return std::optional(of.value); });
    each("pingpong_change_low_ratio", "Lower end of the interval of the change.",
         [](auto& of) { return of.low; });
    each("pingpong_change_high_ratio", "Upper end of the interval of the change.",
         [](auto& of) { return of.high; });
    into.family("pingpong_change_info", "What is said of a change; always 1.");
    for (const change& one : what.changes)
        into.sample(with(labels_of(one), "result", name_of(one.kind)), 1);
}

}  // namespace

std::string to_prometheus(const report& what) {
    exposition text;
    run_metrics(text, what);
    round_trip_metrics(text, what);
    contender_metrics(text, what);
    comparison_metrics(text, what);
    warning_metrics(text, what);
    assertion_metrics(text, what);
    if (what.baseline)
        change_metrics(text, *what.baseline);
    return std::move(text).take();
}

}  // namespace pingpong
