#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "instruments/process_memory.hpp"
#include "raw/raw_socket.hpp"
#include "rows/concerns.hpp"
#include "served.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t few = 1000, many = 10'000;

double mib(std::uint64_t bytes) {
    return static_cast<double>(bytes) / (1024.0 * 1024.0);
}

/// Raises the limit of this process and of its children, and says how many connections it allows.
std::size_t raise_connection_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    constexpr rlim_t for_all_else = 100;
    return std::min<std::size_t>(many, limit.rlim_cur - for_all_else);
}

void say_ping(const raw::descriptor& socket, const std::string& frame) {
    raw::checked(static_cast<int>(::send(socket.get(), frame.data(), frame.size(), MSG_NOSIGNAL)),
                 "send");
    pollfd reply{socket.get(), POLLIN, 0};
    raw::checked(::poll(&reply, 1, 5000), "poll");
    std::array<char, 64> piece;
    raw::checked(static_cast<int>(::recv(socket.get(), piece.data(), piece.size(), 0)), "recv");
}

/// Fills `server` with idle WebSocket connections and adds a row per finding.
void measure_idle(findings& found, const std::string& name, const served_pingpong& server,
                  bool lean) {
    const std::size_t max_connections = raise_connection_limit();
    const auto where = raw::loopback(server.ws_port());
    const std::string opening = ws_upgrade_request();
    std::vector<raw::descriptor> sockets;
    const auto memory_with = [&](std::size_t count) {
        while (sockets.size() < count)
            sockets.push_back(raw::dial(where, opening));
        return memory_of(server.worker()).bytes;
    };
    const std::uint64_t begin = memory_with(few);
    const std::uint64_t end = memory_with(max_connections);
    const std::string frame = ws_masked(ws_opcode::text, "Ping");
    for (const raw::descriptor& socket : sockets)
        say_ping(socket, frame);
    const double used = mib(memory_of(server.worker()).bytes);

    goal all{fmt::format("{}, {} idle WebSocket connections: MiB", name, max_connections), 70};
    all.figure = mib(end);
    all.decimals = 1;
    all.remark = fmt::format("after an exchange on each: {:.1f}", used);
    goal each{fmt::format("{}, a further idle connection: KiB", name)};
    if (lean)
        each.reached = 2;
    each.figure = (static_cast<double>(end) - static_cast<double>(begin)) / 1024 /
                  static_cast<double>(max_connections - few);
    found.goals.push_back(all);
    found.goals.push_back(each);
}

goal peak_of(const std::string& label, const std::string& protocols, std::uint64_t exchanges) {
    const std::uint64_t peak =
        peak_bytes_of({PINGPONG_COMMAND, "run", "--counts", std::to_string(exchanges), "--rounds",
                       "1", "--protocols", protocols, "--quiet", "--format", "json"});
    return {label, 40, {}, mib(peak), bound::at_most, 1};
}

}  // namespace

findings measure_memory(const effort& effort) {
    findings found;
    measure_idle(found, "serve", served_pingpong(), false);
    if (command_knows("serve", "--lean"))
        measure_idle(found, "serve --lean", served_pingpong({"--lean"}), true);
    else
        found.goals.push_back({"serve --lean, a further idle connection: KiB", 2});
    found.goals.push_back(peak_of("run of 200,000 exchanges of five contenders: peak MiB",
                                  "tcp,unix,ws,http-keepalive,http-close", 200'000));
    found.goals.push_back(
        effort.at_length
            ? peak_of("run of 10,000,000 exchanges of tcp: peak MiB", "tcp", 10'000'000)
            : peak_of("run of 1,000,000 exchanges of tcp: peak MiB", "tcp", 1'000'000));
    return found;
}

}  // namespace pingpong::benchmark
