#include "pingpong/analysis/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <chrono>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/merging/joins.hpp"
#include "pingpong/analysis/merging/union.hpp"
#include "pingpong/analysis/precision.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

using merging::append;
using merging::first_difference_of_hosts;
using merging::time_of_union;
using merging::unite_processes;
using merging::unite_spread;

/// The first free number of each experiment.
class numbers_taken {
public:
    explicit numbers_taken(const report& report) : next_(experiment_count(report)) {}

    template <class Members, class Number>
    void take(const report& report, const Members& all, Number number) {
        for (const auto& each : all) {
            std::size_t& next = next_[report.cells[each.cell].experiment];
            next = std::max(next, each.*number + 1);
        }
    }

    template <class Members, class Number>
    void shift(const report& report, Members& all, Number number) const {
        for (auto& each : all)
            each.*number += next_[report.cells[each.cell].experiment];
    }

private:
    std::vector<std::size_t> next_;
};

/// Renumbers `next` so that its numbers follow those of `so_far`.
void number_on(const report& so_far, report& next) {
    numbers_taken repetitions(so_far), rounds(so_far), openings(so_far);
    repetitions.take(so_far, so_far.trials, &trial::repetition);
    rounds.take(so_far, so_far.blocks, &block::round);
    openings.take(so_far, so_far.openings, &opening::round);
    repetitions.shift(next, next.trials, &trial::repetition);
    repetitions.shift(next, next.blocks, &block::repetition);
    rounds.shift(next, next.blocks, &block::round);
    openings.shift(next, next.openings, &opening::round);

    const std::size_t processes = so_far.config.processes;
    const auto later = next.start - so_far.start;
    for (trial& trial : next.trials)
        trial.process += processes;
    for (opening& opening : next.openings)
        opening.process += processes;
    for (block& block : next.blocks) {
        block.process += processes;
        block.start_offset += later;
    }
}

void merge_histogram(std::optional<histogram>& to, const std::optional<histogram>& more) {
    if (to && more)
        to->merge(*more);
}

void merge_histograms(std::vector<cell_summary>& to, const std::vector<cell_summary>& more) {
    for (std::size_t i = 0; i < std::min(to.size(), more.size()); ++i) {
        to[i].round_trips.merge(more[i].round_trips);
        merge_histogram(to[i].service, more[i].service);
        merge_histogram(to[i].lag, more[i].lag);
    }
}

/// The number that the first run of a further part gets.
std::size_t next_run(const report& report, merge_level level) {
    std::size_t next = 0;
    if (level == merge_level::runs)
        for (const process_facts& process : report.processes)
            next = std::max(next, process.run + 1);
    return next;
}

/// The samples of the blocks that follow those of `so_far`.
void number_samples(const report& so_far, report& next) {
    for (block_samples& samples : next.samples)
        samples.block += so_far.blocks.size();
}

void add_part(report& to, report next, merge_level level) {
    number_on(to, next);
    number_samples(to, next);
    append(to.trials, next.trials);
    append(to.blocks, next.blocks);
    append(to.samples, next.samples);
    append(to.openings, next.openings);
    merge_histograms(to.summaries, next.summaries);
    for (std::size_t i = 0; i < std::min(to.stopping.size(), next.stopping.size()); ++i)
        to.stopping[i].rounds += next.stopping[i].rounds;
    to.processes.resize(to.config.processes);
    unite_processes(to, next, next_run(to, level));
    unite_spread(to, next, level == merge_level::runs);
    to.config.void_blocks += next.config.void_blocks;
}

/// What tells a trial from all others; nullopt: it has no start, as one made by hand may.
using trial_identity =
    std::tuple<std::chrono::system_clock::time_point, std::size_t, std::chrono::nanoseconds>;

std::optional<trial_identity> identity_of(const trial& trial) {
    if (trial.start.time_since_epoch().count() == 0)
        return std::nullopt;
    return trial_identity(trial.start, trial.cell, trial.blocks);
}

/// Whether two reports contain the same trial, so that it would count twice.
bool have_a_trial_in_common(const report& left, const report& right) {
    if (!left.run_id.empty() && left.run_id == right.run_id)
        return true;
    std::vector<trial_identity> known;
    for (const trial& trial : right.trials)
        if (const auto identity = identity_of(trial))
            known.push_back(*identity);
    std::ranges::sort(known);
    return std::ranges::any_of(left.trials, [&known](const trial& trial) {
        const auto identity = identity_of(trial);
        return identity && std::ranges::binary_search(known, *identity);
    });
}

/// Decides anew, from all rounds together, whether the precision was reached.
void update_stopping(report& report) {
    for (stopping_outcome& outcome : report.stopping) {
        outcome.looks.clear();
        const double wanted = report.config.stop.precision;
        const achieved_precision achieved = find_precision(report, outcome, wanted);
        record_precision(outcome, achieved, report.config.stop);
        outcome.rounds_needed = outcome.reached ? std::nullopt : achieved.rounds_needed;
    }
}

/// What keeps a part from being merged; empty: nothing.
std::string find_obstacle(const report& whole, const report& part) {
    std::string difference = first_difference_of_settings(whole, part);
    if (difference.empty())
        difference = first_difference_of_hosts(whole, part);
    const bool shares_load = whole.config.spread == spread::load;
    if (difference.empty() && shares_load != (part.config.spread == spread::load))
        difference = fmt::format("config.spread: {} and {}", name_of(whole.config.spread),
                                 name_of(part.config.spread));
    if (!difference.empty())
        return fmt::format("reports differ in {}", difference);
    return have_a_trial_in_common(whole, part) ? "the same run appears in more than one report"
                                               : "";
}

void finish(report& whole) {
    whole.run_id = boost::uuids::to_string(boost::uuids::random_generator()());
    update_stopping(whole);
    add_up(whole);
}

}  // namespace

merged_report merge(std::vector<report> parts, merge_level level) {
    std::ranges::stable_sort(parts, {}, &report::start);
    if (level == merge_level::load) {
        merged_report joined = merging::join_load(std::move(parts));
        if (joined.value)
            finish(*joined.value);
        return joined;
    }
    const auto duration = time_of_union(parts);
    report whole = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string obstacle = find_obstacle(whole, parts[i]);
        if (!obstacle.empty())
            return {std::nullopt, obstacle};
        add_part(whole, std::move(parts[i]), level);
    }
    whole.duration = duration;
    finish(whole);
    return {std::move(whole), {}};
}

merged_report join_experiments(std::vector<report> parts) {
    merged_report joined = merging::join_experiments(std::move(parts));
    if (joined.value)
        finish(*joined.value);
    return joined;
}

}  // namespace pingpong
