#include "pingpong/analysis/precision.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/independent_units.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

achieved_precision precision_of_ratio(const report& report, const cell_pair& pair,
                                      double precision) {
    achieved_precision achieved;
    const auto comparison = compare_pair(report, pair, statistic::median);
    if (!comparison)
        return achieved;
    achieved.half_width = half_width(comparison->figures.claim);
    achieved.rounds = comparison->figures.rounds + comparison->figures.dropped;
    achieved.repetitions = comparison->repetitions;
    achieved.processes = comparison->processes;
    const variance_components& components = report.config.components;
    // Where the claim rests on machines, no number of rounds is enough.
    if (comparison->machines.empty() || comparison->figures.rounds_for_margin)
        achieved.rounds_needed = rounds_for_claim(comparison->figures, precision, components);
    achieved.unseen_half_width = unseen_half_width(comparison->figures, components);
    achieved.limited = is_limited_by_unseen(comparison->figures, components);
    return achieved;
}

/// The width of an interval of a mean falls with the square root of the rounds.
std::optional<std::uint64_t> rounds_for_half_width(const achieved_precision& achieved,
                                                   double precision) {
    if (!achieved.half_width || *achieved.half_width <= precision)
        return std::nullopt;
    const double excess = std::log1p(*achieved.half_width) / std::log1p(precision);
    const double rounds = std::ceil(static_cast<double>(achieved.rounds) * excess * excess);
    if (rounds > 1e12)
        return std::nullopt;
    return std::max(static_cast<std::uint64_t>(rounds), achieved.rounds + 1);
}

achieved_precision precision_of_median(const report& report, std::size_t cell, double precision) {
    const auto rounds = rounds_of(report, report.cells[cell].experiment)[cell];
    std::set<std::size_t> repetitions;
    for (const round_played& round : rounds)
        repetitions.insert(round.first->repetition);
    achieved_precision achieved;
    achieved.rounds = rounds.size();
    achieved.repetitions = repetitions.size();
    if (const auto median = figure_of_contender(report, cell, asserted_figure::median))
        achieved.half_width = half_width(*median);
    achieved.rounds_needed = rounds_for_half_width(achieved, precision);
    return achieved;
}

bool is_worse(const achieved_precision& a, const achieved_precision& b) {
    return !a.half_width || (b.half_width && *a.half_width > *b.half_width);
}

}  // namespace

void record_precision(stopping_outcome& outcome, const achieved_precision& achieved,
                      const stopping_rule& rule) {
    const bool enough =
        achieved.repetitions >= rule.min_repetitions || achieved.processes >= min_processes;
    outcome.half_width = achieved.half_width;
    outcome.unseen_half_width = achieved.unseen_half_width;
    outcome.reached = enough && achieved.half_width && *achieved.half_width <= rule.precision;
    outcome.limited = enough && !outcome.reached && achieved.limited;
}

achieved_precision find_precision(const report& report, const stopping_outcome& outcome,
                                  double precision) {
    if (outcome.numerator && outcome.denominator)
        return precision_of_ratio(report, {*outcome.numerator, *outcome.denominator}, precision);
    std::optional<achieved_precision> worst;
    for (std::size_t cell = 0; cell < report.cells.size(); ++cell) {
        if (report.cells[cell].experiment != outcome.experiment || has_failed(report, cell))
            continue;
        const achieved_precision achieved = precision_of_median(report, cell, precision);
        if (!worst || is_worse(achieved, *worst))
            worst = achieved;
    }
    return worst.value_or(achieved_precision());
}

}  // namespace pingpong
