#include "pingpong/analysis/analyze.hpp"

#include <algorithm>
#include <string_view>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/analysis/costs.hpp"
#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/verdict.hpp"

namespace pingpong {
namespace {

void downgrade(verdict& verdict, diagnostic_kind kind) {
    verdict.downgrades.push_back(kind);
    verdict.certainty =
        std::max(verdict.certainty, severity_of(kind) == severity::invalid ? certainty::withheld
                                                                           : certainty::tentative);
}

/// Whether a diagnostic of the run or the experiment concerns a comparison.
bool concerns(const report& report, const diagnostic& diagnostic, const comparison& comparison) {
    if (diagnostic.severity() == severity::note || concerns_one_comparison(diagnostic.kind))
        return false;
    const std::size_t experiment = report.cells[comparison.numerator].experiment;
    if (diagnostic.experiment.value_or(experiment) != experiment)
        return false;
    if (diagnostic.kind == diagnostic_kind::failed)
        return has_failed(report, comparison.numerator) ||
               has_failed(report, comparison.denominator);
    return diagnostic.kind != diagnostic_kind::contended ||
           comparison.statistic != statistic::median;
}

void apply_downgrades(const report& report, comparison& comparison) {
    for (const diagnostic& diagnostic : report.diagnostics)
        if (concerns(report, diagnostic, comparison))
            downgrade(comparison.verdict, diagnostic.kind);
    for (const diagnostic& diagnostic : diagnose(report, comparison))
        if (diagnostic.severity() != severity::note)
            downgrade(comparison.verdict, diagnostic.kind);
}

void find_worst(report& report) {
    for (experiment_checks& checks : report.checks)
        for (const diagnostic& diagnostic : report.diagnostics)
            if (diagnostic.experiment.value_or(checks.experiment) == checks.experiment)
                checks.worst = std::max(checks.worst, diagnostic.severity());
}

bool is_headline(const report& report, const comparison& each) {
    const question& question = report.config.question;
    const std::string& a = report.cells[each.numerator].protocol;
    const std::string& b = report.cells[each.denominator].protocol;
    return each.statistic == statistic::median && each.figures.p_claim && a == question.numerator &&
           (b == question.denominator ||
            roles::http_per_request.secured_by(security_of(report, each))
                .fits(report.cells[each.denominator].description.traits));
}

void adjust_for_many(report& report) {
    std::vector<comparison*> family;
    std::vector<double> p;
    for (comparison& each : report.comparisons)
        if (is_headline(report, each)) {
            family.push_back(&each);
            p.push_back(*each.figures.p_claim);
        }
    const std::vector<double> adjusted = holm(p);
    for (std::size_t i = 0; i < family.size(); ++i) {
        family[i]->p_holm = adjusted[i];
        verdict& verdict = family[i]->verdict;
        const bool claims =
            verdict.kind != verdict_kind::equivalent && verdict.kind != verdict_kind::undecided;
        if (claims && adjusted[i] > 1 - report.config.question.confidence)
            downgrade(verdict, diagnostic_kind::many_comparisons);
    }
}

/// -1: the numerator is faster, 1: it is slower, 0: undecided.
int direction_of(const comparison& each) {
    switch (each.verdict.kind) {
        case verdict_kind::faster:
            return -1;
        case verdict_kind::slower:
            return 1;
        case verdict_kind::small:
            return each.figures.ratio.value < 1 ? -1 : 1;
        default:
            return 0;
    }
}

void look_at_other_implementations(report& report) {
    const auto is_answer = [&report](const comparison& comparison, implementation by) {
        const security secured = security_of(report, comparison);
        return is_between(report, comparison, roles::websocket.by(by).secured_by(secured),
                          roles::http_kept.by(by).secured_by(secured));
    };
    for (comparison& each : report.comparisons) {
        if (!is_answer(each, implementation::tuned))
            continue;
        for (const comparison& other : report.comparisons) {
            const bool same_place =
                other.statistic == each.statistic &&
                security_of(report, other) == security_of(report, each) &&
                report.cells[other.numerator].experiment == report.cells[each.numerator].experiment;
            const bool another = is_answer(other, implementation::lean) ||
                                 is_answer(other, implementation::defaults);
            if (same_place && another && direction_of(each) * direction_of(other) < 0)
                each.verdict.implementation_dependent = true;
        }
    }
}

}  // namespace

void decide_verdicts(report& report) {
    for (comparison& each : report.comparisons) {
        each.verdict = verdict();
        each.verdict.kind = classify(each.figures.claim, report.config.question.margin);
        apply_downgrades(report, each);
    }
    adjust_for_many(report);
    look_at_other_implementations(report);
}

void analyze(report& report) {
    report.comparisons = comparisons_of(report, report.config.question);
    report.costs = costs_of(report);
    report.fitted_costs = fitted_costs_of(report);
    report.break_evens = break_evens_of(report);
    report.ladder = ladder_of(report);
    report.checks = check_experiments(report);
    report.diagnostics = diagnose(report);
    find_worst(report);
    decide_verdicts(report);
}

}  // namespace pingpong
