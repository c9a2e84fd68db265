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
#include "pingpong/analysis/precision.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

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

template <class Members>
void append(Members& to, const Members& more) {
    to.insert(to.end(), more.begin(), more.end());
}

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

template <class T>
void add_counter(std::optional<T>& to, const std::optional<T>& more) {
    to = to && more ? std::optional(*to + *more) : std::nullopt;
}

/// Appends the processes of `next`, before its number of processes is added.
void append_processes(report& to, report& next, merge_level level) {
    to.processes.resize(to.config.processes);
    next.processes.resize(next.config.processes);
    std::size_t first_run = 0;
    if (level == merge_level::runs)
        for (const process_facts& process : to.processes)
            first_run = std::max(first_run, process.run + 1);
    for (process_facts& process : next.processes)
        process.run += first_run;
    append(to.processes, next.processes);
    to.config.processes += next.config.processes;
}

void append(report& to, report next, merge_level level) {
    number_on(to, next);
    append(to.trials, next.trials);
    append(to.blocks, next.blocks);
    append(to.openings, next.openings);
    merge_histograms(to.summaries, next.summaries);
    for (std::size_t i = 0; i < std::min(to.stopping.size(), next.stopping.size()); ++i)
        to.stopping[i].rounds += next.stopping[i].rounds;

    to.duration += next.duration;  // what lies between them is no part of the run
    to.interrupted = to.interrupted || next.interrupted;
    append_processes(to, next, level);
    to.environment.load1_end = next.environment.load1_end;
    to.environment.psi_cpu_some_avg10_end = next.environment.psi_cpu_some_avg10_end;
    add_counter(to.environment.steal_ticks, next.environment.steal_ticks);
    add_counter(to.environment.run_delay, next.environment.run_delay);
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

}  // namespace

merged_report merge(std::vector<report> parts, merge_level level) {
    std::ranges::stable_sort(parts, {}, &report::start);
    report whole = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string difference = first_difference(whole, parts[i]);
        if (!difference.empty())
            return {std::nullopt, fmt::format("reports differ in {}", difference)};
        if (have_a_trial_in_common(whole, parts[i]))
            return {std::nullopt, "the same run appears in more than one report"};
        append(whole, std::move(parts[i]), level);
    }
    whole.run_id = boost::uuids::to_string(boost::uuids::random_generator()());
    update_stopping(whole);
    add_up(whole);
    return {std::move(whole), {}};
}

}  // namespace pingpong
