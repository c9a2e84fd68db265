#include "pingpong/scheduler/compare_played.hpp"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

#include "pingpong/statistics/over_processes.hpp"
#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

/// The figures of rounds that both played, one process's.
struct rounds_of_process {
    std::size_t process = 0;
    std::vector<round_figure> a;
    std::vector<round_figure> b;
    std::vector<std::size_t> repetitions;  ///< That they belong to.

    void drop_first(std::uint64_t count) {
        const auto first = static_cast<std::ptrdiff_t>(count);
        a.erase(a.begin(), a.begin() + first);
        b.erase(b.begin(), b.begin() + first);
        repetitions.erase(repetitions.begin(), repetitions.begin() + first);
    }
};

std::vector<rounds_of_process> shared_by_process(const std::vector<round_played>& a,
                                                 const std::vector<round_played>& b,
                                                 statistic which) {
    const auto of_a = figures_of(a, which);
    const auto of_b = figures_of(b, which);
    std::vector<rounds_of_process> all;
    for (std::size_t i = 0, j = 0; i < of_a.size() && j < of_b.size();) {
        if (of_a[i].round != of_b[j].round) {
            ++(of_a[i].round < of_b[j].round ? i : j);
            continue;
        }
        const std::size_t process = a[i].first->process;
        if (all.empty() || all.back().process != process)
            all.push_back({process, {}, {}, {}});
        all.back().repetitions.push_back(a[i].first->repetition);
        all.back().a.push_back(of_a[i++]);
        all.back().b.push_back(of_b[j++]);
    }
    return all;
}

double log_ratio(const round_figure& a, const round_figure& b) {
    return (std::log(a.first / b.first) + std::log(a.second / b.second)) / 2;
}

void widen(paired_comparison& made, const std::optional<double>& half_width) {
    const estimate wider = exp_of(around(made.log_ratio_mean, half_width));
    if (wider.low && (!made.claim.low || *wider.low < *made.claim.low))
        made.claim = wider;
}

/// Makes what is claimed as wide as repetitions differ, and processes, and counts both.
void widen(played_comparison& to, const std::vector<rounds_of_process>& all) {
    paired_comparison& made = to.figures;
    std::vector<value_of_process> of_processes, of_repetitions;
    for (const rounds_of_process& one : all)
        for (std::size_t i = 0; i < one.a.size(); ++i) {
            const double value = log_ratio(one.a[i], one.b[i]);
            of_processes.push_back({one.process, value});
            of_repetitions.push_back({one.process << 32U | one.repetitions[i], value});
        }
    const auto repetitions = over_processes(of_repetitions, made.confidence);
    if (repetitions.processes < of_repetitions.size())
        widen(made, repetitions.half_width);
    const auto processes = over_processes(of_processes, made.confidence);
    widen(made, processes.half_width);
    to.repetitions = repetitions.processes;
    to.processes = processes.processes;
}

played_comparison compare_several(std::vector<rounds_of_process> all, comparison_rules rules) {
    rounds_of_process whole;
    std::uint64_t dropped = 0;
    bool steady = true;
    for (rounds_of_process& one : all) {
        const auto alone = compare_rounds(one.a, one.b, rules);
        steady = steady && alone->steady;
        dropped += alone->dropped;
        one.drop_first(alone->dropped);
        whole.a.insert(whole.a.end(), one.a.begin(), one.a.end());
        whole.b.insert(whole.b.end(), one.b.begin(), one.b.end());
    }
    rules.settled = true;
    played_comparison made;
    made.figures = compare_rounds(whole.a, whole.b, rules).value();
    made.figures.dropped = dropped;
    made.figures.steady = steady;
    widen(made, all);
    return made;
}

}  // namespace

std::optional<played_comparison> compare_played(const std::vector<round_played>& a,
                                                const std::vector<round_played>& b, statistic which,
                                                comparison_rules rules) {
    auto all = shared_by_process(a, b, which);
    if (all.empty())
        return std::nullopt;
    if (all.size() > 1)
        return compare_several(std::move(all), rules);
    played_comparison made;
    made.figures = compare_rounds(all.front().a, all.front().b, rules).value();
    all.front().drop_first(made.figures.dropped);
    widen(made, all);
    return made;
}

}  // namespace pingpong
