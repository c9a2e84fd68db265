#include "pingpong/reporter/wording/spread/spread_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/statistics/verdict.hpp"

namespace pingpong {
namespace {

/// What a machine says of a finding.
enum class machine_view { holds, opposite, faster, slower, equivalent, undecided };

/// -1: all of the interval is below 1, 1: above it, 0: neither, or there is none.
int side_of(const estimate& ratio) {
    if (!ratio.low || !ratio.high)
        return 0;
    return *ratio.high < 1 ? -1 : *ratio.low > 1 ? 1 : 0;
}

/// Of a finding that one of the two is faster; 0: it says no such thing.
int side_of(const comparison& comparison) {
    switch (comparison.verdict.kind) {
        case verdict_kind::faster:
            return -1;
        case verdict_kind::slower:
            return 1;
        case verdict_kind::small:
            return comparison.figures.claim.value < 1 ? -1 : 1;
        default:
            return 0;
    }
}

machine_view view_of(const comparison& comparison, const estimate& ratio, double margin) {
    const int claimed = side_of(comparison), side = side_of(ratio);
    const bool within = classify(ratio, margin) == verdict_kind::equivalent;
    if (within && comparison.verdict.kind == verdict_kind::equivalent)
        return machine_view::holds;
    if (claimed != 0 && side == -claimed)
        return machine_view::opposite;
    if (within && comparison.verdict.kind != verdict_kind::small)
        return machine_view::equivalent;
    if (side == 0)
        return within ? machine_view::equivalent : machine_view::undecided;
    if (side == claimed)
        return machine_view::holds;
    return side < 0 ? machine_view::faster : machine_view::slower;
}

std::string_view format_view(machine_view view) {
    switch (view) {
        case machine_view::opposite:
            return "it is the other way round";
        case machine_view::faster:
            return "it is faster";
        case machine_view::slower:
            return "it is slower";
        case machine_view::equivalent:
            return "there is no practical difference";
        default:
            return "it is undecided";
    }
}

/// "host-b, host-c and 4 more".
std::string format_hosts(const std::vector<std::string>& hosts) {
    constexpr std::size_t max_named = 3;
    const std::size_t named = hosts.size() > max_named + 1 ? max_named : hosts.size();
    std::string text;
    for (std::size_t i = 0; i < named; ++i)
        text += (i == 0 ? "" : i + 1 == hosts.size() ? " and " : ", ") + hosts[i];
    return named == hosts.size() ? text : text + fmt::format(" and {} more", hosts.size() - named);
}

std::string host_of(const report& report, std::size_t machine, escaper escape) {
    const bool known = machine < report.machines.size() && !report.machines[machine].host.empty();
    return known ? escape(report.machines[machine].host) : fmt::format("machine {}", machine);
}

}  // namespace

std::string format_spread(const report& report) {
    const run_config& config = report.config;
    const std::uint64_t missing = config.missing_ranks.size();
    const std::uint64_t ranks = config.ranks > missing ? config.ranks - missing : config.ranks;
    const std::string machines = report.machines.size() < 2
                                     ? std::string()
                                     : fmt::format(" on {} machines", report.machines.size());
    if (config.spread == spread::load)
        return fmt::format("Load from {}{}", format_count(ranks, "rank"), machines);
    if (config.spread == spread::experiments)
        return fmt::format("Experiments dealt out to {}{}", format_count(ranks, "rank"), machines);
    if (!machines.empty())
        return "Replicated" + machines;
    if (config.spread == spread::replicate)
        return fmt::format(
            "{} of one machine",
            config.processes == 1 ? "1 process" : fmt::format("{} processes", config.processes));
    return {};
}

std::string format_machine_agreement(const report& report, const comparison& comparison,
                                     escaper escape) {
    if (comparison.machines.empty() || comparison.verdict.certainty == certainty::withheld)
        return {};
    std::size_t holding = 0;
    std::vector<std::string> hosts[static_cast<std::size_t>(machine_view::undecided) + 1];
    for (const machine_ratio& each : comparison.machines) {
        const machine_view view = view_of(comparison, each.ratio, report.config.question.margin);
        holding += view == machine_view::holds ? 1 : 0;
        hosts[static_cast<std::size_t>(view)].push_back(host_of(report, each.machine, escape));
    }
    const std::size_t machines = comparison.machines.size();
    std::string text;
    if (holding == machines)
        return machines == 2 ? std::string("holds on both")
                             : fmt::format("holds on all {}", machines);
    if (comparison.verdict.kind != verdict_kind::undecided)
        text = fmt::format("holds on {} of {} machines", holding, machines);
    for (const machine_view view :
         {machine_view::opposite, machine_view::faster, machine_view::slower,
          machine_view::equivalent, machine_view::undecided})
        if (const auto& named = hosts[static_cast<std::size_t>(view)]; !named.empty())
            text += fmt::format("{}on {} {}", text.empty() ? "" : "; ", format_hosts(named),
                                format_view(view));
    return text;
}

std::string format_spread_sentence(const report& report, const comparison& comparison,
                                   escaper escape) {
    const std::string spread = format_spread(report);
    if (spread.empty())
        return {};
    const std::string agreement = format_machine_agreement(report, comparison, escape);
    return fmt::format(" {}{}{}.", spread, agreement.empty() ? "" : ": ", agreement);
}

}  // namespace pingpong
