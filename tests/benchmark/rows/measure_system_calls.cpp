#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "arena.hpp"
#include "instruments/system_calls.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t exchanges = 500;

/// Per exchange, by name. What a block makes once cancels: it is the difference of two blocks.
std::map<std::string, double> calls_of(const protocol& carrier) {
    const auto steps = count_system_calls([&carrier](const auto& next_step) {
        arena ours;
        const auto contender = ours.open(carrier);
        ours.play(*contender, 2 * exchanges);
        next_step();
        ours.play(*contender, exchanges);
        next_step();
        ours.play(*contender, 2 * exchanges);
        next_step();
    });
    std::map<std::string, double> slope;
    for (const auto& [name, count] : steps.at(1)) {
        const auto found = steps[0].find(name);
        const std::uint64_t in_half = found == steps[0].end() ? 0 : found->second;
        const double each = (static_cast<double>(count) - static_cast<double>(in_half)) / exchanges;
        if (each > 0.005)
            slope[name] = each;
    }
    return slope;
}

table split_of(const std::map<std::string, std::map<std::string, double>>& by_protocol) {
    std::set<std::string> names;
    for (const auto& [protocol, calls] : by_protocol)
        for (const auto& [name, each] : calls)
            names.insert(name);
    table split{"System calls per exchange", {""}};
    for (const protocol& carrier : all_protocols())
        split.headings.emplace_back(carrier.name);
    for (const std::string& name : names) {
        split.rows.push_back({name});
        for (const protocol& carrier : all_protocols()) {
            const auto& calls = by_protocol.at(std::string(carrier.name));
            const auto found = calls.find(name);
            split.rows.back().push_back(
                found == calls.end() ? "-" : fmt::format("{:.2f}", found->second));
        }
    }
    return split;
}

}  // namespace

findings measure_system_calls(const effort&) {
    findings found;
    std::map<std::string, std::map<std::string, double>> by_protocol;
    for (const protocol& carrier : all_protocols()) {
        auto calls = calls_of(carrier);
        double sum = 0;
        for (const auto& [name, each] : calls)
            sum += each;
        goal row{fmt::format("{}: system calls per exchange", carrier.name)};
        row.figure = sum;
        if (calls.contains("accept") || calls.contains("accept4"))
            row.remark = carrier.traits.secured == security::tls
                             ? "connects and shakes hands each time"
                             : "connects each time; a raw loop makes 18";
        else {
            row.reached = 8;
            row.aimed = 6;
        }
        found.goals.push_back(row);
        by_protocol[std::string(carrier.name)] = std::move(calls);
    }
    found.tables.push_back(split_of(by_protocol));
    return found;
}

}  // namespace pingpong::benchmark
