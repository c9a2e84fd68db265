#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

#include "burst_client.hpp"
#include "instruments/cpu_time.hpp"
#include "instruments/quartiles.hpp"
#include "instruments/system_calls.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::array<std::string_view, 4> names{"ws", "http-keepalive", "ws-lean", "http-lean"};
constexpr std::size_t requests = 1000, bursts = 50;

struct rates {
    std::vector<double> per_cpu_s;
    std::vector<double> per_wall_s;
};

rates rates_of(const protocol& carrier, std::size_t rounds) {
    arena ours;
    burst_client client(ours, carrier, requests);
    client.play();
    rates rates;
    for (; rounds > 0; --rounds) {
        const double cpu = client.server_cpu_ns(), wall = wall_ns();
        for (std::size_t i = 0; i < bursts; ++i)
            client.play();
        constexpr double replies = requests * bursts;
        rates.per_cpu_s.push_back(replies * 1e9 / (client.server_cpu_ns() - cpu));
        rates.per_wall_s.push_back(replies * 1e9 / (wall_ns() - wall));
    }
    return rates;
}

struct operations {
    double reads = 0;  ///< That yielded something.
    double writes = 0;
};

operations operations_of(const protocol& carrier) {
    const auto steps = count_system_calls([&carrier](const auto& next_step) {
        arena ours;
        burst_client client(ours, carrier, requests);
        client.play();
        next_step();
        client.play();
        next_step();
    });
    operations counted;
    for (const auto& [name, count] : steps.at(0)) {
        if (name == "recvfrom" || name == "recvmsg")
            counted.reads += static_cast<double>(count);
        if (name == "sendto" || name == "sendmsg")
            counted.writes += static_cast<double>(count);
    }
    return counted;
}

}  // namespace

findings measure_bursts(const effort& effort) {
    findings found;
    table behind{"Bursts of 1000 requests in one write",
                 {"", "replies/s of server CPU", "replies/s of wall", "reads", "writes"}};
    for (const std::string_view name : names) {
        goal rate{fmt::format("{}, bursts of 1000: million replies per s of server CPU", name)};
        goal gathered{fmt::format("{}, bursts of 1000: writes per read", name)};
        rate.side = bound::at_least;
        gathered.reached = 1;
        if (name.ends_with("lean")) {
            rate.reached = 5;
        }
        if (const protocol* const carrier = find_protocol(name)) {
            const rates rates = rates_of(*carrier, effort.rounds);
            const operations counted = operations_of(*carrier);
            const quartiles of_cpu = quartiles_of(rates.per_cpu_s);
            const double of_wall = quartiles_of(rates.per_wall_s).median;
            rate.figure = of_cpu.median / 1e6;
            rate.remark = fmt::format("of wall, with the client: {:.2f}", of_wall / 1e6);
            gathered.figure = counted.writes / counted.reads;
            behind.rows.push_back({std::string(name), fmt::format("{:.0f}", of_cpu.median),
                                   fmt::format("{:.0f}", of_wall),
                                   fmt::format("{:.0f}", counted.reads),
                                   fmt::format("{:.0f}", counted.writes)});
        }
        found.goals.push_back(rate);
        found.goals.push_back(gathered);
    }
    found.tables.push_back(std::move(behind));
    return found;
}

}  // namespace pingpong::benchmark
