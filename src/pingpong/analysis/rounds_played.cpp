#include "pingpong/analysis/rounds_played.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "pingpong/core/block_layout.hpp"
#include "pingpong/statistics/claim.hpp"
#include "pingpong/statistics/independent_units.hpp"

namespace pingpong {
namespace {

double figure_of(const block& block, statistic which) {
    switch (which) {
        case statistic::median:
            return static_cast<double>(block.round_trips.p50.count());
        case statistic::mean:
            return block.round_trips.mean_ns;
        case statistic::p99:
            return static_cast<double>(block.round_trips.p99.count());
    }
    return 0;
}

/// Takes blocks in the order they were played, and keeps the rounds that are complete.
class round_collector {
public:
    explicit round_collector(const report& report) : rounds(report.cells.size()) {
        for (const cell& cell : report.cells)
            mirrored_.push_back(mirrored(cell));
        under_way_.resize(rounds.size());
    }

    void take(const block& block) {
        if (!mirrored_[block.cell]) {
            rounds[block.cell].push_back({block.round, &block, &block});
            return;
        }
        const auto*& waiting = under_way_[block.cell];
        if (waiting && waiting->round == block.round)
            rounds[block.cell].push_back({block.round, waiting, &block});
        // A round that lacks a block is dropped when the next one begins.
        waiting = &block;
    }

    std::vector<std::vector<round_played>> rounds;

private:
    std::vector<bool> mirrored_;
    std::vector<const block*> under_way_;
};

std::vector<std::vector<round_played>> collect(const report& report,
                                               std::optional<std::size_t> experiment) {
    round_collector collector(report);
    for (const block& block : report.blocks)
        if (!experiment || report.cells[block.cell].experiment == *experiment)
            collector.take(block);
    return std::move(collector.rounds);
}

/// The rounds of one process that both contenders played.
struct rounds_of_process {
    std::size_t process = 0;
    std::vector<round_figure> a;
    std::vector<round_figure> b;
    std::vector<std::size_t> repetitions;  ///< The repetition of each round.

    void drop_first(std::uint64_t count) {
        const auto first = static_cast<std::ptrdiff_t>(count);
        a.erase(a.begin(), a.begin() + first);
        b.erase(b.begin(), b.begin() + first);
        repetitions.erase(repetitions.begin(), repetitions.begin() + first);
    }
};

std::vector<rounds_of_process> shared_by_process(const std::vector<round_played>& a,
                                                 const std::vector<round_played>& b,
                                                 statistic statistic) {
    const auto of_a = figures_of(a, statistic);
    const auto of_b = figures_of(b, statistic);
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

double difference(const round_figure& a, const round_figure& b) {
    return (a.first - b.first + a.second - b.second) / 2;
}

/// The unit of a repetition: its number within the run and its process.
std::size_t repetition_key(std::size_t process, std::size_t repetition) {
    return process << 32U | repetition;
}

std::size_t process_of(std::size_t repetition_key) {
    return repetition_key >> 32U;
}

/// The log ratio and the difference of the means of a unit of rounds.
struct mean_of_unit {
    double log_ratio = 0;
    double difference = 0;
};

/// The means of the units that rounds belong to, such as repetitions; ascending by unit.
///
/// \param unit_of  Maps the rounds of a process and an index to the unit of that round.
template <class UnitOf>
std::map<std::size_t, mean_of_unit> means_by_unit(const std::vector<rounds_of_process>& all,
                                                  UnitOf unit_of) {
    std::vector<value_of_unit> log_ratios, differences;
    for (const rounds_of_process& process : all)
        for (std::size_t i = 0; i < process.a.size(); ++i) {
            const std::size_t unit = unit_of(process, i);
            log_ratios.push_back({unit, log_ratio(process.a[i], process.b[i])});
            differences.push_back({unit, difference(process.a[i], process.b[i])});
        }
    std::map<std::size_t, mean_of_unit> means;
    for (const auto& [unit, mean] : means_of_units(log_ratios))
        means[unit].log_ratio = mean;
    for (const auto& [unit, mean] : means_of_units(differences))
        means[unit].difference = mean;
    return means;
}

/// The means over repetitions; nullopt: too few of them, or none has more than one round.
std::optional<claimed_means> mean_over_repetitions(
    const std::map<std::size_t, mean_of_unit>& repetitions, std::uint64_t rounds) {
    if (repetitions.size() < min_independent_repetitions || repetitions.size() >= rounds)
        return std::nullopt;
    std::vector<double> log_ratios, differences;
    for (const auto& [unit, mean] : repetitions) {
        log_ratios.push_back(mean.log_ratio);
        differences.push_back(mean.difference);
    }
    return claimed_means{mean_and_variance_of(log_ratios), mean_and_variance_of(differences)};
}

std::size_t machine_of(std::span<const process_facts> facts, std::size_t process) {
    return process < facts.size() ? facts[process].machine : 0;
}

/// Processors of different machines are different ones, whatever their number.
std::optional<std::uint64_t> processor_of_process(std::span<const process_facts> facts,
                                                  std::size_t process) {
    const auto processor = process < facts.size() ? facts[process].processor : std::nullopt;
    return processor ? std::optional(std::uint64_t{machine_of(facts, process)} << 32U | *processor)
                     : std::nullopt;
}

/// One figure of each process, with the processor that it ran on.
std::vector<process_mean> means_of(const std::map<std::size_t, mean_of_unit>& processes,
                                   std::span<const process_facts> facts,
                                   double mean_of_unit::*figure) {
    std::vector<process_mean> means;
    for (const auto& [process, mean] : processes)
        means.push_back({mean.*figure, processor_of_process(facts, process)});
    return means;
}

/// The pooled variance of values within groups, and the mean size of a group.
struct pooled_variance {
    double variance = 0;
    double group_size = 1;
};

template <class Key>
pooled_variance pool(const std::map<Key, std::vector<double>>& groups) {
    double squares = 0;
    std::size_t values = 0;
    for (const auto& [key, group] : groups) {
        squares += mean_and_variance_of(group).variance *
                   static_cast<double>(group.size() * (group.size() - 1));
        values += group.size();
    }
    pooled_variance pooled;
    if (values > groups.size())
        pooled.variance = squares / static_cast<double>(values - groups.size());
    if (!groups.empty())
        pooled.group_size = static_cast<double>(values) / static_cast<double>(groups.size());
    return pooled;
}

/// The variance of the mean of all repetitions, from how much those of the same process differ.
mean_and_variance within_processes(const std::map<std::size_t, mean_of_unit>& repetitions,
                                   double mean_of_unit::*figure) {
    std::map<std::size_t, std::vector<double>> by_process;
    for (const auto& [repetition, mean] : repetitions)
        by_process[process_of(repetition)].push_back(mean.*figure);
    mean_and_variance result;
    result.count = repetitions.size() - by_process.size() + 1;
    result.variance = pool(by_process).variance / static_cast<double>(repetitions.size());
    return result;
}

/// The fewest runs whose own spread counts.
constexpr std::size_t min_independent_runs = 3;

/// The number of runs that processes belong to.
std::size_t runs_of(const std::map<std::size_t, mean_of_unit>& processes,
                    std::span<const process_facts> facts) {
    std::set<std::size_t> runs;
    for (const auto& [process, mean] : processes)
        runs.insert(process < facts.size() ? facts[process].run : 0);
    return std::max<std::size_t>(runs.size(), 1);
}

/// The means over units that processes belong to, each the mean of its processes.
///
/// \param unit_of  Maps the number of a process to that of its unit.
template <class UnitOf>
claimed_means mean_over_units(const std::map<std::size_t, mean_of_unit>& processes,
                              UnitOf unit_of) {
    std::vector<value_of_unit> log_ratios, differences;
    for (const auto& [process, mean] : processes) {
        log_ratios.push_back({unit_of(process), mean.log_ratio});
        differences.push_back({unit_of(process), mean.difference});
    }
    const auto over_units = [](const std::vector<value_of_unit>& values) {
        std::vector<double> means;
        for (const auto& [unit, mean] : means_of_units(values))
            means.push_back(mean);
        return mean_and_variance_of(means);
    };
    return {over_units(log_ratios), over_units(differences)};
}

/// The means over runs.
claimed_means mean_over_runs(const std::map<std::size_t, mean_of_unit>& processes,
                             std::span<const process_facts> facts) {
    return mean_over_units(processes, [facts](std::size_t process) {
        return process < facts.size() ? facts[process].run : 0;
    });
}

/// The fewest machines, or processes beside each other, whose own spread counts.
constexpr std::size_t min_independent_places = 3;

/// The means over machines or, of fewer, over the ranks that share them; nullopt: too few of both.
std::optional<claimed_means> mean_over_places(const std::map<std::size_t, mean_of_unit>& processes,
                                              std::span<const process_facts> facts) {
    std::set<std::size_t> machines;
    bool all_ranks = true;
    for (const auto& [process, mean] : processes) {
        machines.insert(machine_of(facts, process));
        all_ranks = all_ranks && process < facts.size() && facts[process].rank;
    }
    if (machines.size() >= min_independent_places)
        return mean_over_units(processes,
                               [facts](std::size_t process) { return machine_of(facts, process); });
    if (all_ranks && processes.size() >= min_independent_places)
        return mean_over_units(processes, [](std::size_t process) { return process; });
    return std::nullopt;
}

/// Claims what the machines say, or the ranks; no less than was claimed before.
///
/// \return  Whether it is they that the claim rests on.
bool claim_over_places(paired_comparison& to, const claimed_means& places,
                       const comparison_rules& rules) {
    const claimed_means before = to.claimed;
    claim_over_processes(to, places, rules);
    return !widen_claim(to, before, rules);
}

/// The mean of the figures of a contender.
double mean_figure(const std::vector<rounds_of_process>& all,
                   std::vector<round_figure> rounds_of_process::*of_contender) {
    double sum = 0;
    std::size_t count = 0;
    for (const rounds_of_process& process : all)
        for (const round_figure& figure : process.*of_contender) {
            sum += (figure.first + figure.second) / 2;
            ++count;
        }
    return sum / static_cast<double>(count);
}

/// Widens the claims level by level: repetitions, processes, runs, machines; and counts the units.
void widen_claims(played_comparison& to, const std::vector<rounds_of_process>& all,
                  std::span<const process_facts> facts, const comparison_rules& rules) {
    const auto repetitions =
        means_by_unit(all, [](const rounds_of_process& process, std::size_t i) {
            return repetition_key(process.process, process.repetitions[i]);
        });
    const auto processes = means_by_unit(
        all, [](const rounds_of_process& process, std::size_t) { return process.process; });
    to.repetitions = repetitions.size();
    to.processes = processes.size();

    const variance_components& components = rules.components;
    const std::size_t runs = runs_of(processes, facts);
    to.runs = runs;
    if (runs >= min_independent_runs)
        to.run_sd = std::sqrt(mean_over_runs(processes, facts).log_ratio.variance *
                              static_cast<double>(runs));
    double unseen = std::pow(components.run_sd, 2) / static_cast<double>(runs);
    if (processes.size() >= min_processes) {
        const auto log_ratios = means_of(processes, facts, &mean_of_unit::log_ratio);
        const auto differences = means_of(processes, facts, &mean_of_unit::difference);
        unseen += variance_by_processors(log_ratios);
        claim_over_processes(
            to.figures, {mean_over_processes(log_ratios), mean_over_processes(differences)}, rules);
        widen_claim(to.figures,
                    {within_processes(repetitions, &mean_of_unit::log_ratio),
                     within_processes(repetitions, &mean_of_unit::difference)},
                    rules);
        if (runs >= min_independent_runs)
            widen_claim(to.figures, mean_over_runs(processes, facts), rules);
    } else {
        if (const auto means = mean_over_repetitions(repetitions, to.figures.rounds))
            widen_claim(to.figures, *means, rules);
        unseen += std::pow(components.process_sd, 2) / static_cast<double>(processes.size());
    }
    const auto places = mean_over_places(processes, facts);
    const bool rests_on_places = places && claim_over_places(to.figures, *places, rules);
    claim_for_reruns(to.figures, unseen, mean_figure(all, &rounds_of_process::a), rules);
    if (rests_on_places)
        to.figures.rounds_for_margin.reset();  // more time brings no further machines
}

/// What is left of the variance of means once that of the values they are of is taken out.
double sd_of_level(const pooled_variance& means, double variance_of_each) {
    return std::sqrt(std::max(0.0, means.variance - variance_of_each));
}

played_comparison compare_several(std::vector<rounds_of_process> all,
                                  std::span<const process_facts> facts, comparison_rules rules) {
    rounds_of_process whole;
    std::uint64_t dropped = 0, unsteady = 0;
    for (rounds_of_process& process : all) {
        const auto alone = compare_rounds(process.a, process.b, rules);
        unsteady += alone->steady ? 0 : 1;
        dropped += alone->dropped;
        process.drop_first(alone->dropped);
        whole.a.insert(whole.a.end(), process.a.begin(), process.a.end());
        whole.b.insert(whole.b.end(), process.b.begin(), process.b.end());
    }
    rules.warmed_up = true;
    played_comparison result;
    result.figures = compare_rounds(whole.a, whole.b, rules).value();
    result.figures.dropped = dropped;
    // The interval over processes allows for what one of them adds; not for most of them.
    result.figures.steady = all.size() < min_processes ? unsteady == 0 : 2 * unsteady < all.size();
    widen_claims(result, all, facts, rules);
    return result;
}

/// Of the rounds of one process or of several.
played_comparison compare_all(std::vector<rounds_of_process> all,
                              std::span<const process_facts> facts, const comparison_rules& rules) {
    if (all.size() > 1)
        return compare_several(std::move(all), facts, rules);
    played_comparison result;
    result.figures = compare_rounds(all.front().a, all.front().b, rules).value();
    all.front().drop_first(result.figures.dropped);
    widen_claims(result, all, facts, rules);
    return result;
}

/// The ratio on each machine by itself; empty: there are not several.
std::vector<machine_ratio> compare_machines(const std::vector<rounds_of_process>& all,
                                            std::span<const process_facts> facts,
                                            const comparison_rules& rules) {
    std::map<std::size_t, std::vector<rounds_of_process>> machines;
    for (const rounds_of_process& process : all)
        machines[machine_of(facts, process.process)].push_back(process);
    std::vector<machine_ratio> ratios;
    if (machines.size() < 2)
        return ratios;
    for (auto& [machine, processes] : machines) {
        const std::uint64_t count = processes.size();
        ratios.push_back(
            {machine, count, compare_all(std::move(processes), facts, rules).figures.observed});
    }
    return ratios;
}

}  // namespace

bool mirrored(const cell& cell) {
    return layout_of(cell.count, cell.connections, cell.rate_per_s).blocks > 1;
}

std::vector<std::vector<round_played>> rounds_of(const report& report) {
    return collect(report, std::nullopt);
}

std::vector<std::vector<round_played>> rounds_of(const report& report, std::size_t experiment) {
    return collect(report, experiment);
}

std::vector<round_figure> figures_of(const std::vector<round_played>& rounds, statistic statistic) {
    std::vector<round_figure> figures;
    figures.reserve(rounds.size());
    for (const round_played& round : rounds)
        figures.push_back(
            {round.round, figure_of(*round.first, statistic), figure_of(*round.second, statistic)});
    const bool positive = std::ranges::all_of(
        figures, [](const round_figure& figure) { return figure.first > 0 && figure.second > 0; });
    return positive ? figures : std::vector<round_figure>();
}

level_spread spread_by_level(const std::vector<round_played>& a, const std::vector<round_played>& b,
                             statistic statistic, std::span<const process_facts> facts) {
    std::map<std::size_t, std::vector<double>> rounds;                      // by repetition
    std::map<std::size_t, std::vector<double>> repetitions;                 // by process
    std::map<std::optional<std::uint64_t>, std::vector<double>> processes;  // by processor
    std::map<int, std::vector<double>> processors;                          // all in one group
    for (const rounds_of_process& process : shared_by_process(a, b, statistic))
        for (std::size_t i = 0; i < process.a.size(); ++i)
            rounds[repetition_key(process.process, process.repetitions[i])].push_back(
                log_ratio(process.a[i], process.b[i]));
    for (const auto& [repetition, values] : rounds)
        repetitions[process_of(repetition)].push_back(mean_and_variance_of(values).mean);
    for (const auto& [process, values] : repetitions)
        processes[processor_of_process(facts, process)].push_back(
            mean_and_variance_of(values).mean);
    for (const auto& [processor, values] : processes)
        processors[0].push_back(mean_and_variance_of(values).mean);

    const pooled_variance by_round = pool(rounds), by_repetition = pool(repetitions),
                          by_process = pool(processes), by_processor = pool(processors);
    level_spread spread;
    spread.round_sd = std::sqrt(by_round.variance);
    spread.repetition_sd = sd_of_level(by_repetition, by_round.variance / by_round.group_size);
    spread.process_sd = sd_of_level(by_process, by_repetition.variance / by_repetition.group_size);
    spread.processor_sd = sd_of_level(by_processor, by_process.variance / by_process.group_size);
    return spread;
}

std::optional<played_comparison> compare_played(const std::vector<round_played>& a,
                                                const std::vector<round_played>& b,
                                                statistic statistic,
                                                std::span<const process_facts> facts,
                                                const comparison_rules& rules) {
    auto all = shared_by_process(a, b, statistic);
    if (all.empty())
        return std::nullopt;
    std::vector<machine_ratio> machines = compare_machines(all, facts, rules);
    played_comparison result = compare_all(std::move(all), facts, rules);
    result.machines = std::move(machines);
    return result;
}

}  // namespace pingpong
