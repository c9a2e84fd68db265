#include "pingpong/analysis/experiment_checks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/percentile.hpp"
#include "pingpong/statistics/steadiness.hpp"

namespace pingpong {
namespace {

/// The limit for medians; \p medians is not empty.
round_trip outer_fence(std::vector<round_trip> medians) {
    std::ranges::sort(medians);
    const round_trip lower = percentile(medians, 25).value();
    const round_trip upper = percentile(medians, 75).value();
    return upper + 3 * (upper - lower);
}

void find_contention(const report& report, std::vector<experiment_checks>& checks) {
    struct sums {
        running_median<double> ratios;
        double wall_ns = 0;
        double cpu_ns = 0;
    };
    std::vector<sums> all(checks.size());
    for (const block& block : report.blocks) {
        const cell& cell = report.cells[block.cell];
        const auto ratio = wall_cpu_ratio(block);
        const bool may_idle = cell.remote || cell.rate_per_s;
        if (!ratio || may_idle)
            continue;
        sums& experiment = all[cell.experiment];
        experiment.ratios.add(*ratio);
        experiment.wall_ns += static_cast<double>(block.duration.count());
        experiment.cpu_ns += static_cast<double>(block.duration.count()) / *ratio;
    }
    for (experiment_checks& each : checks) {
        const sums& experiment = all[each.experiment];
        if (experiment.ratios.count() == 0)
            continue;
        each.contention_median = (experiment.ratios.lower() + experiment.ratios.upper()) / 2;
        each.contention_mean = experiment.wall_ns / experiment.cpu_ns;
    }
}

/// The floor does the same work in every round, so that its changes over time are the machine's.
void find_level_shifts(const report& report, std::vector<experiment_checks>& checks) {
    const auto rounds = rounds_of(report);
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        if (!report.cells[i].description.traits.is_floor || report.cells[i].remote)
            continue;
        std::vector<double> floor;
        for (const round_figure& figure : figures_of(rounds[i], statistic::median))
            floor.push_back(std::sqrt(figure.first * figure.second));
        checks[report.cells[i].experiment].level_shift = level_shift(floor);
    }
}

}  // namespace

std::optional<double> wall_cpu_ratio(const block& block) noexcept {
    const auto cpu = block.usage.user + block.usage.system;
    if (cpu.count() <= 0 || block.duration.count() <= 0)
        return std::nullopt;
    return static_cast<double>(block.duration.count()) / static_cast<double>(cpu.count());
}

std::vector<std::uint64_t> find_slow_blocks(const report& report) {
    std::map<std::size_t, std::vector<round_trip>> medians;  // by cell
    for (const block& block : report.blocks)
        medians[block.cell].push_back(block.round_trips.p50);
    std::map<std::size_t, round_trip> fences;
    for (auto& [cell, of_blocks] : medians)
        fences.emplace(cell, outer_fence(std::move(of_blocks)));

    std::vector<std::uint64_t> slow;
    for (std::size_t i = 0; i < report.blocks.size(); ++i)
        if (report.blocks[i].round_trips.p50 > fences.at(report.blocks[i].cell))
            slow.push_back(i);
    return slow;
}

std::vector<null_ratio> null_ratios_of(const report& report) {
    const auto rounds = rounds_of(report);
    std::vector<null_ratio> all;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        if (!mirrored(report.cells[i]))
            continue;
        std::vector<double> differences;
        for (const round_figure& figure : figures_of(rounds[i], statistic::median))
            differences.push_back(std::log(figure.first / figure.second));
        if (const auto mean = mean_of(differences, report.config.question.confidence))
            all.push_back({i, exp_of(*mean)});
    }
    return all;
}

std::vector<experiment_checks> check_experiments(const report& report) {
    std::vector<experiment_checks> checks(experiment_count(report));
    for (std::size_t i = 0; i < checks.size(); ++i)
        checks[i].experiment = i;
    find_contention(report, checks);
    find_level_shifts(report, checks);
    for (const null_ratio& each : null_ratios_of(report))
        checks[report.cells[each.cell].experiment].null_ratios.push_back(each);
    for (const std::uint64_t i : find_slow_blocks(report))
        checks[report.cells[report.blocks[i].cell].experiment].slow_blocks.push_back(i);
    return checks;
}

}  // namespace pingpong
