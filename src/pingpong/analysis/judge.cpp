#include "pingpong/analysis/judge.hpp"

#include <algorithm>
#include <string_view>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/analysis/costs.hpp"
#include "pingpong/analysis/self_checks.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

/// Warnings of one comparison alone; what the run says of its primary one stands there too.
constexpr std::string_view of_a_comparison[] = {"not-steady", "autocorrelated", "drift", "unstable",
                                                "few-connections"};

bool touches(const report& measured, const warning& one, const comparison& each) {
    if (one.weight == severity::note || std::ranges::count(of_a_comparison, one.code) > 0)
        return false;
    const std::size_t experiment = measured.cells[each.numerator].experiment;
    if (one.experiment && *one.experiment != experiment)
        return false;
    return one.code != "contended" || each.statistic != statistic::median;
}

void lower(verdict& said, std::string_view code, certainty to) {
    said.downgrades.emplace_back(code);
    said.certainty = std::max(said.certainty, to);
}

void weigh(const report& measured, comparison& each) {
    verdict& said = each.verdict;
    for (const warning& one : measured.warnings) {
        const bool another = one.code == "failed" && !has_failed(measured, each.numerator) &&
                             !has_failed(measured, each.denominator);
        if (touches(measured, one, each) && !another)
            lower(said, one.code,
                  one.weight == severity::invalid ? certainty::withheld : certainty::tentative);
    }
    const paired_comparison& of = each.figures;
    if (!of.steady)
        lower(said, "not-steady", certainty::withheld);
    if (of.autocorrelated)
        lower(said, "autocorrelated", certainty::tentative);
    if (of.drifts_within_round)
        lower(said, "drift", certainty::tentative);
    if (of.stability_q.value_or(1) > unstable_q)
        lower(said, "unstable", certainty::tentative);
    if (each.repetitions < enough_repetitions && of.rounds > each.repetitions)
        lower(said, "few-connections", certainty::tentative);
}

bool is_headline(const report& measured, const comparison& each) {
    const question& asked = measured.config.question;
    const std::string& a = measured.cells[each.numerator].protocol;
    const std::string& b = measured.cells[each.denominator].protocol;
    return each.statistic == statistic::median && each.figures.p_sign_flip &&
           a == asked.numerator &&
           (b == asked.denominator ||
            roles::http_per_request.fits(measured.cells[each.denominator].description.traits));
}

void adjust_for_many(report& measured) {
    std::vector<comparison*> family;
    std::vector<double> p;
    for (comparison& each : measured.comparisons)
        if (is_headline(measured, each)) {
            family.push_back(&each);
            p.push_back(*each.figures.p_sign_flip);
        }
    const std::vector<double> adjusted = holm(p);
    for (std::size_t i = 0; i < family.size(); ++i) {
        family[i]->p_holm = adjusted[i];
        verdict& said = family[i]->verdict;
        const bool claims = said.kind != finding::equivalent && said.kind != finding::undecided;
        if (claims && adjusted[i] > 1 - measured.config.question.confidence)
            lower(said, "many-cells", certainty::tentative);
    }
}

/// -1: the first is the faster one, 1: the slower one, 0: not to be told.
int direction_of(const comparison& each) {
    switch (each.verdict.kind) {
        case finding::faster:
            return -1;
        case finding::slower:
            return 1;
        case finding::small:
            return each.figures.ratio.value < 1 ? -1 : 1;
        default:
            return 0;
    }
}

void look_at_other_implementations(report& measured) {
    const auto is_answer = [&measured](const comparison& one, implementation by) {
        return is_between(measured, one, roles::websocket.by(by), roles::http_kept.by(by));
    };
    for (comparison& each : measured.comparisons) {
        if (!is_answer(each, implementation::tuned))
            continue;
        for (const comparison& other : measured.comparisons) {
            const bool same_place =
                other.statistic == each.statistic && measured.cells[other.numerator].experiment ==
                                                         measured.cells[each.numerator].experiment;
            const bool another = is_answer(other, implementation::lean) ||
                                 is_answer(other, implementation::defaults);
            if (same_place && another && direction_of(each) * direction_of(other) < 0)
                each.verdict.implementation_dependent = true;
        }
    }
}

}  // namespace

void judge(report& measured) {
    for (comparison& each : measured.comparisons) {
        each.verdict = verdict();
        each.verdict.kind = find(each.figures.claim, measured.config.question.margin);
        weigh(measured, each);
    }
    adjust_for_many(measured);
    look_at_other_implementations(measured);
}

const warning* invalidating(const report& measured, std::size_t experiment) {
    for (const warning& one : measured.warnings)
        if (one.weight == severity::invalid && one.experiment.value_or(experiment) == experiment &&
            std::ranges::count(of_a_comparison, one.code) == 0)
            return &one;
    return nullptr;
}

void conclude(report& measured) {
    measured.comparisons = comparisons_of(measured, measured.config.question);
    find_set_up_intervals(measured);
    measured.costs = costs_of(measured);
    measured.fitted_costs = fitted_costs_of(measured);
    measured.break_evens = break_evens_of(measured);
    measured.ladder = ladder_of(measured);
    run_checks checked = check_run(measured);
    measured.self_checks = std::move(checked.checks);
    measured.warnings = std::move(checked.warnings);
    judge(measured);
}

}  // namespace pingpong
