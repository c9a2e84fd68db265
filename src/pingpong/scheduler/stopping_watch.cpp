#include "pingpong/scheduler/stopping_watch.hpp"

#include <algorithm>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

/// The schedule of looks does not depend on the least number of rounds.
std::uint64_t first_look_from(std::uint64_t min_rounds) {
    std::uint64_t rounds = first_look;
    while (rounds < min_rounds)
        rounds = look_after(rounds);
    return rounds;
}

}  // namespace

stopping_watch::stopping_watch(const plan& plan, report& report) : plan_(plan), report_(report) {
    for (std::size_t i = 0; i < plan.experiments.size(); ++i) {
        stopping_outcome outcome;
        outcome.experiment = i;
        if (const auto pair = primary_pair_of(report.cells, plan.question, i)) {
            outcome.numerator = pair->numerator;
            outcome.denominator = pair->denominator;
        }
        can_be_precise_.push_back(true);
        repetitions_.push_back(0);
        next_look_.push_back(first_look_from(plan.stop.min_rounds));
        report.stopping.push_back(outcome);
    }
}

bool stopping_watch::wants_more(std::size_t experiment, std::chrono::nanoseconds elapsed) const {
    const stopping_outcome& outcome = report_.stopping[experiment];
    if (outcome.rounds == 0)
        return true;
    return !outcome.reached && !outcome.limited && elapsed < plan_.stop.max_time &&
           outcome.rounds < max_rounds(experiment);
}

/// Without its primary comparison, an experiment does not wait for an interval.
std::uint64_t stopping_watch::max_rounds(std::size_t experiment) const {
    return can_be_precise_[experiment] ? plan_.stop.max_rounds
                                       : std::min(plan_.stop.min_rounds, plan_.stop.max_rounds);
}

achieved_precision stopping_watch::look(stopping_outcome& outcome) {
    const double precision = plan_.stop.precision;
    const achieved_precision achieved = find_precision(report_, outcome, precision);
    record_precision(outcome, achieved, plan_.stop);
    return achieved;
}

void stopping_watch::repetition_over(std::size_t experiment, const std::vector<bool>& failed) {
    stopping_outcome& outcome = report_.stopping[experiment];
    outcome.rounds += rounds_in_repetition(plan_, plan_.experiments[experiment]);
    if (outcome.numerator && (failed[*outcome.numerator] || failed[*outcome.denominator]))
        can_be_precise_[experiment] = false;
    ++repetitions_[experiment];
    if (!can_be_precise_[experiment] || outcome.rounds < next_look_[experiment] ||
        repetitions_[experiment] < plan_.stop.min_repetitions)
        return;
    look(outcome);
    if (outcome.half_width)
        outcome.looks.push_back({outcome.rounds, *outcome.half_width});
    while (next_look_[experiment] <= outcome.rounds)
        next_look_[experiment] = look_after(next_look_[experiment]);
}

void stopping_watch::finish() {
    for (stopping_outcome& outcome : report_.stopping) {
        const achieved_precision achieved = look(outcome);
        // An interrupted repetition has rounds, too.
        outcome.rounds = std::max(outcome.rounds, achieved.rounds);
        if (!outcome.reached)
            outcome.rounds_needed = achieved.rounds_needed;
    }
}

double stopping_watch::fraction_done(std::chrono::nanoseconds elapsed, std::size_t experiment,
                                     std::uint64_t rounds_of_repetition) const {
    double played = 0, total = 0;
    for (const stopping_outcome& outcome : report_.stopping) {
        const std::uint64_t max = max_rounds(outcome.experiment);
        const bool current = outcome.experiment == experiment;
        const std::uint64_t rounds = outcome.rounds + (current ? rounds_of_repetition : 0);
        total += static_cast<double>(max);
        played +=
            static_cast<double>(outcome.reached || outcome.limited ? max : std::min(rounds, max));
    }
    const double of_time =
        std::chrono::duration<double>(elapsed) / std::chrono::duration<double>(plan_.stop.max_time);
    return std::clamp(std::max(of_time, played / total), 0.0, 1.0);
}

}  // namespace pingpong
