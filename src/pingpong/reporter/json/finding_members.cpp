#include <string>
#include <string_view>
#include <vector>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/reporter/json/report_members.hpp"
#include "pingpong/reporter/markdown/original_tables.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "pingpong/reporter/wording/names.hpp"

// Functions `transfer` are found by argument-dependent lookup, so they are not in an unnamed
// namespace.

namespace pingpong {
namespace {

/// The protocols of a comparison, or of a step.
void write_protocols(json_archive& json, const report& report, std::string_view numerator_name,
                     std::size_t numerator, std::string_view denominator_name,
                     std::size_t denominator) {
    json.write_only(numerator_name, report.cells[numerator].protocol);
    json.write_only(denominator_name, report.cells[denominator].protocol);
}

void write(json_archive& json, const report& report, const diagnostic& diagnostic) {
    json.write_only("code", code_of(diagnostic.kind));
    json.write_only("severity", name_of(diagnostic.severity()));
    json.write_only("experiment", diagnostic.experiment);
    json.write_only("text", format_diagnostic(report, diagnostic));
    json.write_only("remedy", remedy_of(diagnostic.kind));
}

void write(json_archive& json, const report& report, const experiment_checks& check) {
    json.write_only("experiment", check.experiment);
    json.write_only("contention_median", check.contention_median);
    json.write_only("contention_mean", check.contention_mean);
    json.write_only("level_shift_ratio", check.level_shift);
    json.write_only("null_ratio", check.null_ratios, [&](const null_ratio& null) {
        json.write_only("cell", null.cell);
        json.write_only("protocol", report.cells[null.cell].protocol);
        json.write_only("ratio", null.ratio);
    });
    json.write_only("slow_blocks", check.slow_blocks);
    json.write_only("status", to_status(check.worst));
}

/// What is said of a comparison, and how much weight that bears.
void write(json_archive& json, const verdict& verdict) {
    json.write_only("verdict", name_of(verdict));
    json.write_only("finding", name_of(verdict.kind));
    json.write_only("certainty", name_of(verdict.certainty));
    std::vector<std::string> downgrades;
    for (const diagnostic_kind kind : verdict.downgrades)
        downgrades.emplace_back(code_of(kind));
    json.write_only("downgrades", downgrades);
}

void write(json_archive& json, const report& report, const comparison& comparison) {
    const paired_comparison& figures = comparison.figures;
    json.write_only("numerator", comparison.numerator);
    json.write_only("denominator", comparison.denominator);
    write_protocols(json, report, "numerator_protocol", comparison.numerator,
                    "denominator_protocol", comparison.denominator);
    json.write_only("statistic", name_of(comparison.statistic));
    json.write_only("rounds", figures.rounds);
    json.write_only("runs", comparison.runs);
    json.write_only("run_sd", comparison.run_sd);
    json.write_only("processes", comparison.processes);
    json.write_only("machines", comparison.machines, [&](const machine_ratio& each) {
        json.write_only("machine", each.machine);
        json.write_only("host", report.machines[each.machine].host);
        json.write_only("processes", each.processes);
        json.write_only("ratio", each.ratio);
    });
    json.write_only("repetitions", comparison.repetitions);
    json.write_only("rounds_dropped", figures.dropped);
    json.write_only("steady", figures.steady);
    json.write_only("rounds_effective", figures.rounds_effective);
    json.write_only("lag1_autocorrelation", figures.lag1_autocorrelation);
    json.write_only("autocorrelated", figures.autocorrelated);
    json.write_only("log_ratio_mean", figures.log_ratio_mean);
    json.write_only("log_ratio_sd", figures.log_ratio_sd);
    json.write_only("ratio", figures.ratio);
    json.write_only("observed", figures.observed);
    json.write_only("claim", figures.claim);
    json.write_only("difference_ns", figures.difference);
    json.write_only("observed_difference_ns", figures.observed_difference);
    json.write_only("difference_claim_ns", figures.difference_claim);
    json.write_only("confidence", report.config.question.confidence);
    json.write_only("throughput_ratio", comparison.throughput_ratio);
    json.write_only("p_sign_flip", figures.p_sign_flip);
    json.write_only("p_claim", figures.p_claim);
    json.write_only("p_holm", comparison.p_holm);
    json.write_only("exploratory", comparison.exploratory());
    json.write_only("min_detectable_ratio", figures.min_detectable_ratio);
    json.write_only("rounds_for_margin", figures.rounds_for_margin);
    json.write_only("null_floor_ratio", figures.null_floor);
    json.write_only("stability_q", figures.stability_q);
    json.write_only("drifts_within_round", figures.drifts_within_round);
    write(json, comparison.verdict);
    json.write_only("text", format_finding(report, comparison, verbatim));
}

void write(json_archive& json, const report& report, const cell_cost& cost) {
    json.write_only("cell", cost.cell);
    json.write_only("protocol", report.cells[cost.cell].protocol);
    json.write_only("openings", cost.openings);
    json.write_only("setup_ns", cost.set_up_ns);
    json.write_only("per_exchange_ns", cost.per_exchange_ns);
}

void write(json_archive& json, const report& report, const fitted_cost& cost) {
    json.write_only("cell", cost.cell);
    json.write_only("protocol", report.cells[cost.cell].protocol);
    json.write_only("setup_ns", cost.fit.set_up_ns);
    json.write_only("per_exchange_ns", cost.fit.per_exchange_ns);
    json.write_only("max_abs_residual_ratio", cost.fit.max_abs_residual);
    json.write_only("linear", cost.fit.linear);
}

void write(json_archive& json, const report& report, const cell_break_even& break_even) {
    json.write_only("numerator", break_even.numerator);
    json.write_only("denominator", break_even.denominator);
    write_protocols(json, report, "numerator_protocol", break_even.numerator,
                    "denominator_protocol", break_even.denominator);
    json.write_only("kind", name_of(break_even.count.kind));
    json.write_only("exchanges", break_even.count.exchanges);
}

void write(json_archive& json, const report& report, const ladder_step& step) {
    json.write_only("step", step.step);
    json.write_only("from", step.from);
    json.write_only("to", step.to);
    write_protocols(json, report, "from_protocol", step.from, "to_protocol", step.to);
    json.write_only("cost_ns", step.cost_ns);
}

void write(json_archive& json, const assertion_outcome& outcome) {
    json.write_only("experiment", outcome.experiment);
    json.write_only("result", name_of(outcome.result));
    json.write_only("found", outcome.figure);
    json.write_only("reason", outcome.reason);
}

/// How long WebSocket and HTTP took for the same count, pair by pair.
void write(json_archive& json, const original_difference& difference) {
    json.write_only("qt_pings", difference.qt_pings);
    json.write_only("ws_duration_us", difference.ws);
    json.write_only("http_duration_us", difference.http);
    json.write_only("difference_us", difference.difference());
}

}  // namespace

void transfer(json_archive& json, estimate& estimate) {
    json("estimate", estimate.value);
    json("low", estimate.low);
    json("high", estimate.high);
}

void write_findings(json_archive& json, const report& report) {
    const auto list = [&](std::string_view name, const auto& elements) {
        json.write_only(name, elements, [&](const auto& element) { write(json, report, element); });
    };
    list("comparisons", report.comparisons);
    list("cost_model", report.costs);
    list("cost_fit", report.fitted_costs);
    list("break_even", report.break_evens);
    list("ladder", report.ladder);
    list("checks", report.checks);
    list("diagnostics", report.diagnostics);
}

/// The text is read and checked again.
static void transfer(json_archive& json, checked_assertion& assertion) {
    json("text", assertion.text);
    json.write_only("result", name_of(assertion.result));
    json.write_only("experiments", assertion.outcomes,
                    [&](const assertion_outcome& outcome) { write(json, outcome); });
}

static void transfer(json_archive& json, difference& difference) {
    json("circumstance", difference.name);
    json("old", difference.before);
    json("new", difference.after);
}

static void transfer(json_archive& json, change& change) {
    json("protocol", change.protocol);
    json("reference", change.reference);
    json("count", change.count);
    json("connections_at_once", change.connections);
    json("payload_request_bytes", change.payload_bytes);
    json.choice("mode", change.echo, "echo", "answer");
    json("old", change.before);
    json("new", change.after);
    json("ratio", change.factor);
    std::string result(name_of(change.kind));
    json("result", result);
    if (const auto kind = find_change_kind(result))
        change.kind = *kind;
    else
        json.fail("result", "the result of a comparison");
    json("reason", change.reason);
}

void transfer(json_archive& json, run_changes& changes) {
    json("against", changes.old_name);
    json.write_only("result", name_of(overall(changes)));
    json("threshold_ratio", changes.rules.threshold);
    json("between_runs_sd", changes.rules.between_runs);
    json("differences", changes.differences);
    json("changes", changes.changes);
}

static void transfer(json_archive& json, original_row& row) {
    json("server", row.server);
    json("qt_pings", row.qt_pings);
    json("start", row.start);
    json("end", row.end);
    json("duration_us", row.duration);
    json.write_only("duration_s", std::chrono::duration<double>(row.duration).count());
}

void transfer_requirements(json_archive& json, report& report) {
    json("assertions", report.assertions);
    json("baseline", report.baseline);
    json("inconclusive_allowed", report.inconclusive_allowed);
    json.object("original_tables", [&] {
        json("table1", report.original_rows);
        json.write_only("table2", original_differences(report.original_rows),
                        [&](const original_difference& difference) { write(json, difference); });
    });
}

}  // namespace pingpong
