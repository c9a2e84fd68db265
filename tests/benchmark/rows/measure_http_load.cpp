#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "instruments/cpu_time.hpp"
#include "instruments/quartiles.hpp"
#include "rows/concerns.hpp"
#include "served.hpp"
#include "wrk.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t connections = 64;

/// A server, and what each round of load cost it.
struct loaded {
    std::string name;
    pid_t worker;
    std::uint16_t port;
    std::vector<double> cpu_ns = {};
    std::vector<double> per_s = {};
};

/// A second of load.
void visit(loaded& server, const wrk& load) {
    const double before = cpu_ns_of(server.worker);
    const double begin = wall_ns();
    const wrk::load did = load.play(server.port, connections);
    server.cpu_ns.push_back((cpu_ns_of(server.worker) - before) / did.requests);
    server.per_s.push_back(did.requests * 1e9 / (wall_ns() - begin));
}

/// One element per round, out of two visits each.
std::vector<double> by_round(const std::vector<double>& visits) {
    std::vector<double> rounds;
    for (std::size_t i = 0; i + 1 < visits.size(); i += 2)
        rounds.push_back((visits[i] + visits[i + 1]) / 2);
    return rounds;
}

goal row_of(const std::string& label, const loaded& ours, const loaded& nginx) {
    const quartiles ratio = quartiles_of(ratios(by_round(ours.cpu_ns), by_round(nginx.cpu_ns)));
    return {label, 1.25, {}, ratio.median, bound::at_most, 2, spread_of(ratio)};
}

}  // namespace

findings measure_http_load(const effort& effort) {
    const wrk load;
    const served_nginx nginx;
    const served_pingpong plain;
    std::vector<loaded> servers{{"nginx", nginx.worker(), nginx.http_port()},
                                {"serve", plain.worker(), plain.http_port()}};
    std::unique_ptr<served_pingpong> lean;
    if (command_knows("serve", "--lean")) {
        lean = std::make_unique<served_pingpong>(std::vector<std::string>{"--lean"});
        servers.push_back({"serve --lean", lean->worker(), lean->http_port()});
    }
    for (std::size_t round = 0; round < effort.load_rounds; ++round) {
        for (loaded& server : servers)
            visit(server, load);
        for (std::size_t i = servers.size(); i > 0; --i)
            visit(servers[i - 1], load);
    }

    findings found;
    found.goals.push_back(
        row_of("serve under wrk, 64 connections: CPU per request / nginx", servers[1], servers[0]));
    const std::string with_lean = "serve --lean under wrk: CPU per request / nginx";
    found.goals.push_back(lean ? row_of(with_lean, servers[2], servers[0]) : goal{with_lean, 1.25});
    table times{"Under wrk, 64 connections", {"", "CPU us per request", "requests per s"}};
    for (const loaded& server : servers)
        times.rows.push_back({server.name,
                              fmt::format("{:.2f}", quartiles_of(server.cpu_ns).median / 1e3),
                              fmt::format("{:.0f}", quartiles_of(server.per_s).median)});
    found.tables.push_back(std::move(times));
    return found;
}

}  // namespace pingpong::benchmark
