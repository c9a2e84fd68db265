#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/csv/csv_line.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"

namespace pingpong {
namespace {

/// Three columns, named as `a`, `a_low`, `a_high`, and the unit after that.
void estimate_fields(csv_line& line, std::string_view name, std::string_view unit,
                     const estimate& what) {
    line.derived(fmt::format("{}{}", name, unit), what.value);
    line.derived(fmt::format("{}_low{}", name, unit), what.low);
    line.derived(fmt::format("{}_high{}", name, unit), what.high);
}

void figure_fields(csv_line& line, const paired_comparison& of) {
    line("rounds_dropped", of.dropped);
    line("steady", of.steady);
    line("rounds_effective", of.rounds_effective);
    line.derived("lag1_autocorrelation", of.lag1_autocorrelation);
    line("autocorrelated", of.autocorrelated);
    line.derived("log_ratio_mean", of.log_ratio_mean);
    line.derived("log_ratio_sd", of.log_ratio_sd);
    estimate_fields(line, "ratio", "", of.ratio);
    estimate_fields(line, "claim", "", of.claim);
    estimate_fields(line, "difference", "_ns", of.difference);
    estimate_fields(line, "difference_claim", "_ns", of.difference_claim);
    line.derived("p_sign_flip", of.p_sign_flip);
    line.derived("min_detectable_ratio", of.min_detectable_ratio);
    line("rounds_for_margin", of.rounds_for_margin);
    line.derived("null_floor_ratio", of.null_floor);
    line.derived("stability_q", of.stability_q);
    line("drifts_within_round", of.drifts_within_round);
}

void verdict_fields(csv_line& line, const verdict& what) {
    line.add("verdict", word_of(what));
    line.add("finding", name_of(what.kind));
    line.add("certainty", name_of(what.certainty));
    std::string downgrades;
    for (const diagnostic_kind kind : what.downgrades)
        downgrades += fmt::format("{}{}", downgrades.empty() ? "" : " ", code_of(kind));
    line("downgrades", downgrades);
}

std::string line_of(const report& what, const comparison& one, bool headings) {
    const cell none;
    const cell& a = headings ? none : what.cells[one.numerator];
    const cell& b = headings ? none : what.cells[one.denominator];
    csv_line line(headings);
    run_fields(line, what);
    line("experiment", a.experiment);
    setting_fields(line, a);
    line("numerator", one.numerator);
    line("denominator", one.denominator);
    line("numerator_protocol", a.protocol);
    line("denominator_protocol", b.protocol);
    line.add("statistic", name_of(one.statistic));
    line("confidence", what.config.question.confidence);
    line("margin_ratio", what.config.question.margin);
    line("processes", one.processes);
    line("repetitions", one.repetitions);
    line("rounds", one.figures.rounds);
    figure_fields(line, one.figures);
    line.derived("throughput_ratio", one.throughput_ratio);
    line.derived("p_holm", one.p_holm);
    line("exploratory", one.exploratory());
    verdict_fields(line, one.verdict);
    return std::move(line).take();
}

}  // namespace

std::string to_csv_comparisons(const report& what) {
    std::string text = line_of(what, {}, true);
    for (const comparison& one : what.comparisons)
        text += line_of(what, one, false);
    return text;
}

}  // namespace pingpong
