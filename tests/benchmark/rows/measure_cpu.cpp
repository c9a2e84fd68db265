#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/quartiles.hpp"
#include "lanes.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

struct cpu_goal {
    std::string_view protocol;
    double reached;
    double aimed;
};

constexpr std::array cpu_goals{
    cpu_goal{"tcp", 1.10, 1.05},        cpu_goal{"unix", 1.20, 1.10},
    cpu_goal{"ws", 1.32, 1.25},         cpu_goal{"http-keepalive", 1.40, 1.27},
    cpu_goal{"http-close", 1.35, 1.20}, cpu_goal{"ws-lean", 1.15, 1.10},
    cpu_goal{"http-lean", 1.15, 1.10},
};

constexpr double block_ns = 10e6;

goal row_of(const cpu_goal& wanted, const std::vector<lane_pair>& played) {
    goal row{fmt::format("{}: CPU per exchange / raw loop", wanted.protocol), wanted.reached,
             wanted.aimed};
    for (const lane_pair& pair : played) {
        if (pair.ours.name == wanted.protocol) {
            const quartiles ratio = quartiles_of(pair.cpu_ratios());
            row.figure = ratio.median;
            row.remark = spread_of(ratio);
        }
    }
    return row;
}

std::string microseconds(const std::vector<double>& of_ns) {
    return fmt::format("{:.2f}", quartiles_of(of_ns).median / 1e3);
}

}  // namespace

findings measure_cpu(const effort& effort) {
    arena ours;
    const auto played =
        against_raw_loops(contests_of(ours, protocol_table()), request(), effort.rounds, block_ns);

    findings found;
    for (const cpu_goal& wanted : cpu_goals)
        found.goals.push_back(row_of(wanted, played));
    table times{"CPU per exchange, us", {"", "raw loop", "ours", "ratio"}};
    for (const lane_pair& pair : played)
        times.rows.push_back({pair.ours.name, microseconds(pair.raw.cpu_ns),
                              microseconds(pair.ours.cpu_ns),
                              fmt::format("{:.2f}", quartiles_of(pair.cpu_ratios()).median)});
    found.tables.push_back(std::move(times));
    return found;
}

}  // namespace pingpong::benchmark
