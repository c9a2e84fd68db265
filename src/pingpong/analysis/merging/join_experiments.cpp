#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/merging/joins.hpp"
#include "pingpong/analysis/merging/union.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong::merging {
namespace {

/// An experiment of a part.
struct part_experiment {
    std::size_t part = 0;
    std::size_t experiment = 0;  ///< Its number within the part.
};

/// The experiments of all parts by their number in the plan, or why there is none.
struct experiment_order {
    std::map<std::size_t, part_experiment> experiments;
    std::string error;
};

/// Part after part.
std::vector<std::vector<std::size_t>> places_in_turn(const std::vector<report>& parts) {
    std::vector<std::vector<std::size_t>> places;
    std::size_t next = 0;
    for (const report& part : parts) {
        auto& numbers = places.emplace_back(experiment_count(part));
        std::iota(numbers.begin(), numbers.end(), next);
        next += numbers.size();
    }
    return places;
}

experiment_order order_experiments(const std::vector<report>& parts,
                                   std::span<const std::vector<std::size_t>> places) {
    experiment_order order;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t count = experiment_count(parts[i]);
        if (i >= places.size() || places[i].size() != count) {
            order.error = fmt::format("part {} has {} experiments, and {} places", i, count,
                                      i < places.size() ? places[i].size() : 0);
            return order;
        }
        for (std::size_t experiment = 0; experiment < count; ++experiment)
            if (!order.experiments.try_emplace(places[i][experiment], i, experiment).second) {
                order.error = fmt::format("experiment {} is in two reports", places[i][experiment]);
                return order;
            }
    }
    return order;
}

/// The new numbers of the experiments and cells of a part.
struct new_numbers {
    std::vector<std::size_t> experiments;
    std::vector<std::size_t> cells;
};

/// Puts the cells and their summaries in the order of the experiments.
std::vector<new_numbers> place_cells(report& whole, const std::vector<report>& parts,
                                     const experiment_order& order) {
    std::vector<new_numbers> numbers;
    for (const report& part : parts)
        numbers.push_back({std::vector<std::size_t>(experiment_count(part)),
                           std::vector<std::size_t>(part.cells.size())});
    std::size_t next = 0;
    for (const auto& [place, from] : order.experiments) {
        const report& part = parts[from.part];
        numbers[from.part].experiments[from.experiment] = next;
        for (std::size_t i = 0; i < part.cells.size(); ++i) {
            if (part.cells[i].experiment != from.experiment)
                continue;
            numbers[from.part].cells[i] = whole.cells.size();
            whole.cells.push_back(part.cells[i]);
            whole.cells.back().experiment = next;
        }
        ++next;
    }
    return numbers;
}

template <class Members>
void place_members(Members& to, Members& from, const new_numbers& numbers) {
    for (auto& each : from) {
        each.cell = numbers.cells[each.cell];
        to.push_back(std::move(each));
    }
}

void place_stopping(report& whole, const report& part, const new_numbers& numbers) {
    for (stopping_outcome outcome : part.stopping) {
        if (outcome.experiment >= numbers.experiments.size())
            continue;
        outcome.experiment = numbers.experiments[outcome.experiment];
        for (auto* cell : {&outcome.numerator, &outcome.denominator})
            if (*cell)
                *cell = numbers.cells[**cell];
        whole.stopping.push_back(std::move(outcome));
    }
}

/// What was measured, with its cells, processes and time as the whole has them.
void place_measurements(report& whole, report& part, const new_numbers& numbers,
                        std::size_t first_process) {
    const auto later = part.start - whole.start;
    for (block_samples& samples : part.samples) {
        samples.block += whole.blocks.size();
        whole.samples.push_back(std::move(samples));
    }
    for (block& each : part.blocks) {
        each.process += first_process;
        each.start_offset += later;
    }
    for (trial& each : part.trials)
        each.process += first_process;
    for (opening& each : part.openings)
        each.process += first_process;
    place_members(whole.blocks, part.blocks, numbers);
    place_members(whole.trials, part.trials, numbers);
    place_members(whole.openings, part.openings, numbers);
    place_members(whole.wire, part.wire, numbers);
    place_members(whole.summaries, part.summaries, numbers);
    place_stopping(whole, part, numbers);
}

/// What keeps a part from being put beside the first; empty: nothing.
std::string find_obstacle_to_join(const report& first, const report& part) {
    const auto without_cells = [](const report& from) {
        report described;
        described.config = from.config;
        described.generator = from.generator;
        described.environment = from.environment;
        described.machines = from.machines;
        return described;
    };
    const report left = without_cells(first), right = without_cells(part);
    std::string difference = first_difference_of_settings(left, right);
    if (difference.empty())
        difference = first_difference_of_hosts(left, right);
    return difference.empty() ? difference : fmt::format("reports differ in {}", difference);
}

/// The description of the whole, which is that of the part that began first.
report describe_whole(const std::vector<report>& parts) {
    const report& first = *std::ranges::min_element(parts, {}, &report::start);
    report whole = parts.front();
    whole.start = first.start;
    whole.start_local = first.start_local;
    whole.cells.clear();
    whole.blocks.clear();
    whole.samples.clear();
    whole.trials.clear();
    whole.openings.clear();
    whole.wire.clear();
    whole.summaries.clear();
    whole.stopping.clear();
    return whole;
}

void describe_rates(run_config& config, const run_config& part) {
    config.open_loop = config.open_loop || part.open_loop;
    if (config.rate_per_s != part.rate_per_s)
        config.rate_per_s.reset();
    config.void_blocks += part.void_blocks;
}

}  // namespace

merged_report join_experiments(std::vector<report> parts,
                               std::span<const std::vector<std::size_t>> places) {
    const auto in_turn = places_in_turn(parts);
    const experiment_order order =
        order_experiments(parts, places.empty() ? std::span(in_turn) : places);
    if (!order.error.empty())
        return {std::nullopt, order.error};
    for (const report& part : parts)
        if (const std::string obstacle = find_obstacle_to_join(parts.front(), part);
            !obstacle.empty())
            return {std::nullopt, obstacle};

    report whole = describe_whole(parts);
    const std::vector<new_numbers> numbers = place_cells(whole, parts, order);
    whole.duration = time_of_union(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t first_process = i == 0 ? 0 : whole.config.processes;
        place_measurements(whole, parts[i], numbers[i], first_process);
        if (i == 0)
            continue;
        describe_rates(whole.config, parts[i].config);
        unite_processes(whole, parts[i], 0);
        unite_spread(whole, parts[i], false);
    }
    std::ranges::stable_sort(whole.summaries, {}, &cell_summary::cell);
    std::ranges::stable_sort(whole.stopping, {}, &stopping_outcome::experiment);
    whole.config.spread = spread::experiments;
    return {std::move(whole), {}};
}

}  // namespace pingpong::merging
