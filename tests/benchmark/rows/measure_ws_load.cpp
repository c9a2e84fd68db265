// The server's CPU per message, without that of the load generator: at 64 connections the two are
// not the same on a server that costs more per wake-up than per message. The load is a hand-written
// loop in this process, the servers are processes of their own, held to another processor.
#include <fmt/format.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/cpu_time.hpp"
#include "instruments/quartiles.hpp"
#include "lanes.hpp"
#include "raw/raw_load.hpp"
#include "rows/concerns.hpp"
#include "served.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t connections = 64, messages = 20'000;

/// A server, and the load on it.
struct loaded {
    std::string name;
    pid_t worker;
    std::unique_ptr<raw::crowd_load> load;
    std::vector<double> cpu_ns = {};
};

loaded load_on(std::string name, pid_t worker, std::uint16_t port, std::string_view opening) {
    auto load = std::make_unique<raw::crowd_load>(raw::loopback(port), connections,
                                                  ws_masked(ws_opcode::text, "Ping"),
                                                  ws_plain(ws_opcode::text, "Pong!"), opening);
    load->play(messages);
    return {std::move(name), worker, std::move(load)};
}

double visit(loaded& server) {
    const double before = cpu_ns_of(server.worker);
    server.load->play(messages);
    return (cpu_ns_of(server.worker) - before) / messages;
}

void play_rounds(std::vector<loaded>& servers, std::size_t rounds) {
    const stay stay(place::load);
    for (std::size_t round = 0; round < rounds; ++round) {
        for (loaded& server : servers)
            server.cpu_ns.push_back(visit(server) / 2);
        for (std::size_t i = servers.size(); i > 0; --i)
            servers[i - 1].cpu_ns.back() += visit(servers[i - 1]) / 2;
    }
}

/// Of client and server together, in this process: what `measure_cpu` finds.
double single_connection_ratio(std::string_view name, std::size_t rounds) {
    arena ours;
    const contest alone{&ours, find_protocol(name)};
    const auto played = against_raw_loops(std::span(&alone, 1), request(), rounds, 10e6);
    return quartiles_of(played.front().cpu_ratios()).median;
}

/// \param library  nullptr: this build has no such server.
void add_rows(findings& found, const std::string& name, const loaded* library,
              const loaded& by_hand, std::string_view alone) {
    goal crowded{name + ", 64 WebSocket connections: CPU per message / raw server"};
    goal compared{fmt::format("{}: that / the ratio of {} at one connection", name, alone), 1.25};
    if (library) {
        const quartiles ratio = quartiles_of(ratios(library->cpu_ns, by_hand.cpu_ns));
        const double single = single_connection_ratio(alone, library->cpu_ns.size());
        crowded.figure = ratio.median;
        crowded.remark = spread_of(ratio);
        compared.figure = ratio.median / single;
        compared.remark = fmt::format("which is {:.2f}", single);
    }
    found.goals.push_back(crowded);
    found.goals.push_back(compared);
}

}  // namespace

findings measure_ws_load(const effort& effort) {
    const std::string opening = ws_upgrade_request();
    raw::crowd_server by_hand(ws_masked(ws_opcode::text, "Ping"),
                              ws_plain(ws_opcode::text, "Pong!"));
    const child raw_server([&by_hand] { by_hand.serve(); }, place::server);
    const served_pingpong plain;
    std::vector<loaded> servers;
    servers.push_back(load_on("raw", raw_server.process(), ntohs(by_hand.where().sin_port), ""));
    servers.push_back(load_on("serve", plain.worker(), plain.ws_port(), opening));
    std::unique_ptr<served_pingpong> lean;
    if (command_knows("serve", "--lean")) {
        lean = std::make_unique<served_pingpong>(std::vector<std::string>{"--lean"});
        servers.push_back(load_on("serve --lean", lean->worker(), lean->ws_port(), opening));
    }
    play_rounds(servers, effort.rounds);

    findings found;
    add_rows(found, "serve", &servers[1], servers[0], "ws");
    add_rows(found, "serve --lean", lean ? &servers[2] : nullptr, servers[0], "ws-lean");
    table times{"64 WebSocket connections", {"", "CPU us per message"}};
    for (const loaded& server : servers)
        times.rows.push_back(
            {server.name, fmt::format("{:.2f}", quartiles_of(server.cpu_ns).median / 1e3)});
    found.tables.push_back(std::move(times));
    return found;
}

}  // namespace pingpong::benchmark
