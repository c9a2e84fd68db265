#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/merging/joins.hpp"
#include "pingpong/analysis/merging/union.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong::merging {
namespace {

/// By how much the experiments and cells of a part are renumbered.
struct number_shift {
    std::size_t experiments = 0;
    std::size_t cells = 0;
};

/// Appends the cells of a part behind those of the parts before it.
number_shift append_cells(report& whole, const report& part) {
    const number_shift shift{experiment_count(whole), whole.cells.size()};
    for (cell each : part.cells) {
        each.experiment += shift.experiments;
        whole.cells.push_back(std::move(each));
    }
    return shift;
}

template <class Members>
void place_members(Members& to, Members& from, const number_shift& shift) {
    for (auto& each : from) {
        each.cell += shift.cells;
        to.push_back(std::move(each));
    }
}

void place_stopping(report& whole, const report& part, const number_shift& shift) {
    for (stopping_outcome outcome : part.stopping) {
        outcome.experiment += shift.experiments;
        for (auto* cell : {&outcome.numerator, &outcome.denominator})
            if (*cell)
                **cell += shift.cells;
        whole.stopping.push_back(std::move(outcome));
    }
}

/// What was measured, with its cells, processes and time as the whole has them.
void place_measurements(report& whole, report& part, const number_shift& shift,
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
    place_members(whole.blocks, part.blocks, shift);
    place_members(whole.trials, part.trials, shift);
    place_members(whole.openings, part.openings, shift);
    place_members(whole.wire, part.wire, shift);
    place_members(whole.summaries, part.summaries, shift);
    place_stopping(whole, part, shift);
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

merged_report join_experiments(std::vector<report> parts) {
    for (const report& part : parts)
        if (const std::string obstacle = find_obstacle_to_join(parts.front(), part);
            !obstacle.empty())
            return {std::nullopt, obstacle};

    report whole = describe_whole(parts);
    whole.duration = time_of_union(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t first_process = i == 0 ? 0 : whole.config.processes;
        place_measurements(whole, parts[i], append_cells(whole, parts[i]), first_process);
        if (i == 0)
            continue;
        describe_rates(whole.config, parts[i].config);
        unite_processes(whole, parts[i], 0);
        unite_spread(whole, parts[i], false);
    }
    whole.config.spread = spread::experiments;
    return {std::move(whole), {}};
}

}  // namespace pingpong::merging
