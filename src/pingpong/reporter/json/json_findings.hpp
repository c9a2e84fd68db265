/// \file
/// The names under which a report's findings stand in JSON.
///
/// They are written and never read: a reader derives them anew from what was measured. What it gets
/// may differ in the last digits, since a mean is written with 15 of them; hence findings have 9.
#ifndef PINGPONG_REPORTER_JSON_JSON_FINDINGS_HPP
#define PINGPONG_REPORTER_JSON_JSON_FINDINGS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/json/json_output.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"

namespace pingpong {

inline void members(json_output& json, const estimate& what) {
    json("estimate", what.value);
    json("low", what.low);
    json("high", what.high);
}

inline void diagnostic_members(json_output& json, const diagnostic& what, const report& context) {
    json("code", std::string(code_of(what.kind)));
    json("severity", std::string(name_of(what.severity())));
    json("experiment", what.experiment);
    json("text", format_diagnostic(context, what));
    json("remedy", std::string(remedy_of(what.kind)));
}

inline void check_members(json_output& json, const experiment_checks& what, const report& context) {
    json("experiment", what.experiment);
    json("contention_median", what.contention_median);
    json("contention_mean", what.contention_mean);
    json("level_shift_ratio", what.level_shift);
    json.each("null_ratio", what.null_ratios, [&](json_output& into, const null_ratio& one) {
        into("cell", one.cell);
        into("protocol", context.cells[one.cell].protocol);
        into("ratio", one.ratio);
    });
    json("slow_visits", what.slow_blocks);
    json("status", std::string(status_of(what.worst)));
}

/// What is said of a comparison, and how much weight that bears.
inline void verdict_members(json_output& json, const verdict& what) {
    json("verdict", std::string(word_of(what)));
    json("finding", std::string(name_of(what.kind)));
    json("certainty", std::string(name_of(what.certainty)));
    std::vector<std::string> downgrades;
    for (const diagnostic_kind kind : what.downgrades)
        downgrades.emplace_back(code_of(kind));
    json("downgrades", downgrades);
}

inline void comparison_members(json_output& json, const comparison& what, const report& context) {
    const paired_comparison& of = what.figures;
    json("numerator", what.numerator);
    json("denominator", what.denominator);
    json("numerator_protocol", context.cells[what.numerator].protocol);
    json("denominator_protocol", context.cells[what.denominator].protocol);
    json("statistic", std::string(name_of(what.statistic)));
    json("rounds", of.rounds);
    json("processes", what.processes);
    json("repetitions", what.repetitions);
    json("rounds_dropped", of.dropped);
    json("steady", of.steady);
    json("rounds_effective", of.rounds_effective);
    json("lag1_autocorrelation", of.lag1_autocorrelation);
    json("autocorrelated", of.autocorrelated);
    json("log_ratio_mean", of.log_ratio_mean);
    json("log_ratio_sd", of.log_ratio_sd);
    json("ratio", of.ratio);
    json("claim", of.claim);
    json("difference_ns", of.difference);
    json("difference_claim_ns", of.difference_claim);
    json("confidence", context.config.question.confidence);
    json("throughput_ratio", what.throughput_ratio);
    json("p_sign_flip", of.p_sign_flip);
    json("p_holm", what.p_holm);
    json("exploratory", what.exploratory());
    json("min_detectable_ratio", of.min_detectable_ratio);
    json("rounds_for_margin", of.rounds_for_margin);
    json("null_floor_ratio", of.null_floor);
    json("stability_q", of.stability_q);
    json("drifts_within_round", of.drifts_within_round);
    verdict_members(json, what.verdict);
}

inline void cost_members(json_output& json, const cell_cost& what, const report& context) {
    json("cell", what.cell);
    json("protocol", context.cells[what.cell].protocol);
    json("openings", what.openings);
    json("setup_ns", what.set_up_ns);
    json("per_exchange_ns", what.per_exchange_ns);
}

inline void fit_members(json_output& json, const fitted_cost& what, const report& context) {
    json("cell", what.cell);
    json("protocol", context.cells[what.cell].protocol);
    json("setup_ns", what.fit.set_up_ns);
    json("per_exchange_ns", what.fit.per_exchange_ns);
    json("max_abs_residual_ratio", what.fit.max_abs_residual);
    json("linear", what.fit.linear);
}

inline void break_even_members(json_output& json, const cell_break_even& what,
                               const report& context) {
    json("numerator", what.numerator);
    json("denominator", what.denominator);
    json("numerator_protocol", context.cells[what.numerator].protocol);
    json("denominator_protocol", context.cells[what.denominator].protocol);
    json("kind", std::string(name_of(what.count.kind)));
    json("exchanges", what.count.exchanges);
}

inline void ladder_members(json_output& json, const ladder_step& what, const report& context) {
    json("step", what.step);
    json("from", what.from);
    json("to", what.to);
    json("from_protocol", context.cells[what.from].protocol);
    json("to_protocol", context.cells[what.to].protocol);
    json("cost_ns", what.cost_ns);
}

/// All of them, for the top level of a report.
inline json_output findings_of(const report& what) {
    json_output json;
    const auto list = [&json, &what](std::string_view name, const auto& all, auto fill) {
        json.each(name, all, [&](json_output& into, const auto& one) { fill(into, one, what); });
    };
    list("comparisons", what.comparisons, comparison_members);
    list("cost_model", what.costs, cost_members);
    list("cost_fit", what.fitted_costs, fit_members);
    list("break_even", what.break_evens, break_even_members);
    list("ladder", what.ladder, ladder_members);
    list("self_check", what.checks, check_members);
    list("warnings", what.diagnostics, diagnostic_members);
    return json;
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_FINDINGS_HPP
