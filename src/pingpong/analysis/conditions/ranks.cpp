#include "pingpong/analysis/conditions/ranks.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace pingpong {
namespace {

/// More load than this above the number of processors is not that of the ranks.
constexpr double max_load_above_processors = 1;

/// Whether the ranks of a machine have fewer processors than they are, by what they were bound to,
/// or by the load that the machine had at the end; nullopt: they have not, or that is unknown.
std::optional<processor_sharing> find_sharing(const environment_info& environment,
                                              const std::vector<const process_facts*>& ranks) {
    std::set<std::uint64_t> processors;
    std::map<std::vector<std::uint64_t>, std::size_t> bound;  // ranks by where they may run
    for (const process_facts* rank : ranks) {
        if (!rank->processor && !rank->affinity)
            return std::nullopt;
        const auto allowed = rank->processor ? std::vector{*rank->processor} : *rank->affinity;
        processors.insert(allowed.begin(), allowed.end());
        ++bound[allowed];
    }
    processor_sharing sharing{environment.host.value_or(""), ranks.size(), processors.size(), {}};
    const bool crowded = std::ranges::any_of(
        bound, [](const auto& each) { return each.second > each.first.size(); });
    if (crowded || ranks.size() > processors.size())
        return sharing;
    const double online = static_cast<double>(environment.cpus_online.value_or(0));
    if (online == 0 || environment.load1_end.value_or(0) <= online + max_load_above_processors)
        return std::nullopt;
    sharing.load = environment.load1_end;
    return sharing;
}

/// One for each machine whose ranks share processors.
void diagnose_sharing(const report& report, std::vector<diagnostic>& all) {
    std::map<std::size_t, std::vector<const process_facts*>> ranks;  // by machine
    for (const process_facts& process : report.processes)
        if (process.rank)
            ranks[process.machine].push_back(&process);
    for (const auto& [machine, processes] : ranks) {
        const environment_info& environment = machine < report.machines.size()
                                                  ? report.machines[machine].environment
                                                  : report.environment;
        if (processes.size() > 1)
            if (const auto sharing = find_sharing(environment, processes))
                all.push_back({diagnostic_kind::shared_processors, std::nullopt, *sharing});
    }
}

}  // namespace

void diagnose_ranks(const report& report, std::vector<diagnostic>& all) {
    const run_config& config = report.config;
    if (!config.missing_ranks.empty())
        all.push_back({diagnostic_kind::missing_ranks, std::nullopt,
                       missing_rank_list{config.missing_ranks, config.ranks}});
    diagnose_sharing(report, all);
    if (config.void_blocks > 0)
        all.push_back({diagnostic_kind::void_blocks, std::nullopt,
                       void_share{config.void_blocks, config.void_blocks + report.blocks.size()}});
}

}  // namespace pingpong
