#include "pingpong/scheduler/stopping_watch.hpp"

#include <algorithm>

#include "pingpong/core/block_layout.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

/// The schedule of looks stays what it is, whatever the least number of rounds.
std::uint64_t first_look_from(std::uint64_t min_rounds) {
    std::uint64_t rounds = first_look;
    while (rounds < min_rounds)
        rounds = look_after(rounds);
    return rounds;
}

}  // namespace

stopping_watch::stopping_watch(const plan& what, report& measured)
    : what_(what), measured_(measured) {
    for (std::size_t i = 0; i < what.experiments.size(); ++i) {
        stopping_outcome outcome;
        outcome.experiment = i;
        if (const auto pair = primary_pair_of(measured.cells, what.question, i)) {
            outcome.numerator = pair->numerator;
            outcome.denominator = pair->denominator;
        }
        compares_.push_back(outcome.numerator.has_value());
        repetitions_.push_back(0);
        next_look_.push_back(first_look_from(what.stop.min_rounds));
        measured.stopping.push_back(outcome);
    }
}

bool stopping_watch::wants_more(std::size_t experiment, std::chrono::nanoseconds elapsed) const {
    const stopping_outcome& so_far = measured_.stopping[experiment];
    if (so_far.rounds == 0)
        return true;
    return !so_far.reached && elapsed < what_.stop.max_time &&
           so_far.rounds < rounds_wanted(experiment);
}

/// Where nothing is compared, there is no interval to wait for.
std::uint64_t stopping_watch::rounds_wanted(std::size_t experiment) const {
    return compares_[experiment] ? what_.stop.max_rounds
                                 : std::min(what_.stop.min_rounds, what_.stop.max_rounds);
}

std::optional<comparison> stopping_watch::look(stopping_outcome& at) {
    if (!at.numerator)
        return std::nullopt;
    auto made = compare_pair(measured_, {*at.numerator, *at.denominator}, statistic::median);
    at.half_width = made ? half_width(made->figures.claim) : std::nullopt;
    // Repetitions that were dropped as not steady yet do not count.
    at.reached = at.half_width && *at.half_width <= what_.stop.precision &&
                 made->repetitions >= what_.stop.min_repetitions;
    return made;
}

void stopping_watch::repetition_over(std::size_t experiment, const std::vector<bool>& failed) {
    stopping_outcome& so_far = measured_.stopping[experiment];
    const class experiment& what = what_.experiments[experiment];
    so_far.rounds += layout_of(what).rounds;
    if (compares_[experiment] && (failed[*so_far.numerator] || failed[*so_far.denominator]))
        compares_[experiment] = false;
    ++repetitions_[experiment];
    if (!compares_[experiment] || so_far.rounds < next_look_[experiment] ||
        repetitions_[experiment] < what_.stop.min_repetitions)
        return;
    look(so_far);
    if (so_far.half_width)
        so_far.looks.push_back({so_far.rounds, *so_far.half_width});
    while (next_look_[experiment] <= so_far.rounds)
        next_look_[experiment] = look_after(next_look_[experiment]);
}

void stopping_watch::finish() {
    for (stopping_outcome& each : measured_.stopping)
        if (const auto made = look(each)) {
            // A repetition that was interrupted has rounds, too.
            each.rounds = std::max(each.rounds, made->figures.rounds + made->figures.dropped);
            if (!each.reached)
                each.rounds_needed = rounds_for_claim(made->figures, what_.stop.precision);
        }
}

double stopping_watch::part_done(std::chrono::nanoseconds elapsed, std::size_t experiment,
                                 std::uint64_t rounds_of_repetition) const {
    double rounds = 0, wanted = 0;
    for (const stopping_outcome& each : measured_.stopping) {
        const std::uint64_t most = rounds_wanted(each.experiment);
        const bool present = each.experiment == experiment;
        const std::uint64_t played = each.rounds + (present ? rounds_of_repetition : 0);
        wanted += static_cast<double>(most);
        rounds += static_cast<double>(each.reached ? most : std::min(played, most));
    }
    const double of_time =
        std::chrono::duration<double>(elapsed) / std::chrono::duration<double>(what_.stop.max_time);
    return std::clamp(std::max(of_time, rounds / wanted), 0.0, 1.0);
}

}  // namespace pingpong
