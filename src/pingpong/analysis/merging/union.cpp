#include "pingpong/analysis/merging/union.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "pingpong/analysis/circumstances.hpp"

namespace pingpong::merging {
namespace {

using std::chrono::nanoseconds;
using time_point = std::chrono::system_clock::time_point;

std::vector<machine_facts> machines_of(const report& report) {
    if (!report.machines.empty())
        return report.machines;
    return {{report.environment.host.value_or(""), report.environment}};
}

/// Where a machine stands among others; the end: nowhere. A machine without a name, as reports of
/// older versions have it, is taken for the first.
std::vector<machine_facts>::iterator find_machine(std::vector<machine_facts>& all,
                                                  const machine_facts& machine) {
    if (machine.host.empty())
        return all.begin();
    return std::ranges::find_if(all, [&machine](const machine_facts& each) {
        return each.host == machine.host || each.host.empty();
    });
}

/// Whether two reports were under way at the same time.
bool overlap(const report& left, const report& right) {
    const auto end = [](const report& report) {
        return report.start + std::chrono::duration_cast<time_point::duration>(report.duration);
    };
    return left.start < end(right) && right.start < end(left);
}

template <class T>
void add_counter(std::optional<T>& to, const std::optional<T>& more) {
    to = to && more ? std::optional(*to + *more) : std::nullopt;
}

/// Adds what was counted on a machine by another process.
void add_counters(environment_info& to, const environment_info& more, bool at_the_same_time) {
    to.load1_end = more.load1_end;
    to.psi_cpu_some_avg10_end = more.psi_cpu_some_avg10_end;
    add_counter(to.run_delay, more.run_delay);
    // The machine's own counter, which both have read.
    if (at_the_same_time && to.steal_ticks && more.steal_ticks)
        to.steal_ticks = std::max(*to.steal_ticks, *more.steal_ticks);
    else
        add_counter(to.steal_ticks, more.steal_ticks);
}

/// \return  The place of each machine of the part among those of the whole.
std::vector<std::size_t> unite_machines(report& whole, const report& part) {
    std::vector<machine_facts> all = machines_of(whole);
    std::vector<std::size_t> places;
    for (machine_facts& machine : machines_of(part)) {
        auto found = find_machine(all, machine);
        if (found == all.end()) {
            places.push_back(all.size());
            all.push_back(std::move(machine));
            continue;
        }
        places.push_back(static_cast<std::size_t>(found - all.begin()));
        add_counters(found->environment, machine.environment, overlap(whole, part));
        if (found->host.empty()) {
            found->host = machine.host;
            found->environment.host = machine.environment.host;
        }
    }
    whole.environment = all.front().environment;
    whole.machines = all.size() > 1 ? std::move(all) : std::vector<machine_facts>();
    return places;
}

}  // namespace

nanoseconds time_of_union(const std::vector<report>& parts) {
    std::vector<const report*> ordered;
    for (const report& part : parts)
        ordered.push_back(&part);
    std::ranges::stable_sort(ordered, {}, [](const report* part) { return part->start; });
    nanoseconds total{0};
    nanoseconds covered{0};  // what is left, at the start of the next one, of those before
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        if (i > 0)
            covered -= std::min<nanoseconds>(covered, ordered[i]->start - ordered[i - 1]->start);
        const nanoseconds rest = std::max(ordered[i]->duration - covered, nanoseconds(0));
        total += rest;
        covered += rest;
    }
    return total;
}

std::string first_difference_of_hosts(const report& whole, const report& part) {
    std::vector<machine_facts> all = machines_of(whole);
    for (const machine_facts& machine : machines_of(part)) {
        const auto found = find_machine(all, machine);
        if (found == all.end())
            continue;
        std::string difference =
            first_difference_of_machines(found->environment, machine.environment);
        if (!difference.empty())
            return difference;
    }
    return {};
}

void unite_processes(report& whole, report& part, std::size_t first_run) {
    whole.processes.resize(whole.config.processes);
    part.processes.resize(part.config.processes);
    const std::vector<std::size_t> places = unite_machines(whole, part);
    for (process_facts& process : part.processes) {
        process.run += first_run;
        process.machine = places[std::min(process.machine, places.size() - 1)];
    }
    append(whole.processes, part.processes);
    whole.config.processes += part.config.processes;
}

void unite_spread(report& whole, const report& part, bool several_runs) {
    run_config& config = whole.config;
    const std::uint64_t ranks = part.config.ranks;
    if (config.spread == spread::none)
        config.spread = part.config.spread;
    config.ranks = several_runs && config.ranks > 1 && ranks > 1 ? config.ranks + ranks
                                                                 : std::max(config.ranks, ranks);
    append(config.missing_ranks, part.config.missing_ranks);
    whole.interrupted = whole.interrupted || part.interrupted;
}

}  // namespace pingpong::merging
