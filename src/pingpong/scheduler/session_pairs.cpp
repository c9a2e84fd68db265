#include "pingpong/scheduler/session_pairs.hpp"

#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/scheduler/baseline.hpp"
#include "pingpong/scheduler/contender_figures.hpp"
#include "pingpong/scheduler/find.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

constexpr std::string_view floor_name = "tcp";

/// What a session says of a contender: its ratio to the floor, or microseconds.
std::optional<double> figure_of(const report& measured, const cell& wanted, bool by_floor) {
    const auto cell = find_like(measured, wanted);
    if (!cell || has_failed(measured, *cell))
        return std::nullopt;
    if (!by_floor) {
        const auto found = figure_of_contender(measured, *cell, asserted_figure::median);
        return found ? std::optional(found->value) : std::nullopt;
    }
    const comparison* found =
        find_comparison(measured, measured.cells[*cell].experiment, wanted.protocol, floor_name);
    return found ? std::optional(found->figures.ratio.value) : std::nullopt;
}

double geometric_mean(const std::vector<double>& logs) {
    double sum = 0;
    for (const double one : logs)
        sum += one;
    return std::exp(sum / static_cast<double>(logs.size()));
}

change change_over(std::span<const session_pair> pairs, const cell& what, bool by_floor,
                   double threshold) {
    std::vector<double> before, after, differences;
    for (const session_pair& one : pairs) {
        const auto old_figure = figure_of(one.before, what, by_floor);
        const auto new_figure = figure_of(one.after, what, by_floor);
        if (!old_figure || !new_figure)
            continue;
        before.push_back(std::log(*old_figure));
        after.push_back(std::log(*new_figure));
        differences.push_back(after.back() - before.back());
    }
    change made = change_of(what, floor_name);
    if (!by_floor)
        made.reference.reset();
    const double confidence = pairs.front().after.config.asked.confidence;
    const auto log = mean_of(differences, confidence);
    if (!log) {
        made.reason = "no pair of sessions has it on both sides";
        return made;
    }
    made.before = geometric_mean(before);
    made.after = geometric_mean(after);
    made.factor = exp_of(*log);
    made.kind = kind_of_change(*made.factor, threshold);
    if (!made.factor->low)
        made.reason = "one pair is too few for an interval";
    return made;
}

}  // namespace

run_changes changes_of(std::span<const session_pair> pairs, std::string old_name,
                       const change_rules& rules) {
    run_changes made;
    made.old_name = std::move(old_name);
    made.rules = rules;
    made.pairs = pairs.size();
    if (pairs.empty())
        return made;
    for (const bool by_floor : {true, false})
        for (const cell& one : pairs.front().after.cells)
            if (!by_floor || one.protocol != floor_name)
                made.changes.push_back(change_over(pairs, one, by_floor, rules.threshold));
    return made;
}

}  // namespace pingpong
