#include "pingpong/scheduler/stopping_watch.hpp"

#include <algorithm>

#include "pingpong/statistics/stopping.hpp"

namespace pingpong {

stopping_watch::stopping_watch(const plan& what, report& measured)
    : what_(what), measured_(measured) {
    for (std::size_t i = 0; i < what.experiments.size(); ++i) {
        stopping_outcome outcome;
        outcome.experiment = i;
        if (const auto pair = primary_of(measured.cells, what.asked, i)) {
            outcome.numerator = pair->numerator;
            outcome.denominator = pair->denominator;
        }
        compares_.push_back(outcome.numerator.has_value());
        repetitions_.push_back(0);
        next_look_.push_back(std::max(first_look, what.stop.rounds_min));
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
    return compares_[experiment] ? what_.stop.rounds_max
                                 : std::min(what_.stop.rounds_min, what_.stop.rounds_max);
}

std::optional<paired_comparison> stopping_watch::look(stopping_outcome& at) {
    if (!at.numerator)
        return std::nullopt;
    auto figures = compare_medians(measured_, {*at.numerator, *at.denominator}, what_.asked);
    at.half_width = figures ? half_width(figures->claim) : std::nullopt;
    at.reached = at.half_width && *at.half_width <= what_.stop.precision &&
                 repetitions_[at.experiment] >= enough_repetitions;
    return figures;
}

void stopping_watch::repetition_over(std::size_t experiment, const std::vector<bool>& failed) {
    stopping_outcome& so_far = measured_.stopping[experiment];
    const class experiment& what = what_.experiments[experiment];
    so_far.rounds += layout_of(what).rounds;
    if (compares_[experiment] && (failed[*so_far.numerator] || failed[*so_far.denominator]))
        compares_[experiment] = false;
    ++repetitions_[experiment];
    if (!compares_[experiment] || so_far.rounds < next_look_[experiment] ||
        repetitions_[experiment] < enough_repetitions)
        return;
    look(so_far);
    if (so_far.half_width)
        so_far.looks.push_back({so_far.rounds, *so_far.half_width});
    while (next_look_[experiment] <= so_far.rounds)
        next_look_[experiment] = look_after(next_look_[experiment]);
}

void stopping_watch::finish() {
    for (stopping_outcome& each : measured_.stopping)
        if (const auto figures = look(each); figures && !each.reached)
            each.rounds_needed = rounds_for_precision(*figures, what_.stop.precision);
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
