#include <fmt/format.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/quartiles.hpp"
#include "lanes.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::array<std::size_t, 6> payloads{64, 1024, 4096, 16 * 1024, 128 * 1024, 1024 * 1024};
constexpr double block_ns = 8e6;

std::string size_text(std::size_t bytes) {
    if (bytes < 1024)
        return fmt::format("{} B", bytes);
    if (bytes < 1024 * 1024)
        return fmt::format("{} KiB", bytes / 1024);
    return fmt::format("{} MiB", bytes / (1024 * 1024));
}

/// WebSocket against HTTP, with and without Beast.
struct rivals {
    std::string_view ws, http;
};

constexpr std::array<rivals, 3> pairs{
    {{"ws", "http-keepalive"}, {"ws-lean", "http-lean"}, {"wss", "https-keepalive"}}};

}  // namespace

findings measure_payloads(const effort& effort) {
    table of_raw{"Payload crossover: CPU per exchange / raw loop, an echo of", {""}};
    table times{"Payload crossover: CPU us per exchange, an echo of", {""}};
    table between{"Payload crossover: CPU per exchange, WebSocket / HTTP", {""}};
    for (const rivals& pair : pairs)
        between.rows.push_back({fmt::format("{} / {}", pair.ws, pair.http)});
    std::vector<const protocol*> all;
    for (const protocol& protocol : all_protocols()) {
        all.push_back(&protocol);
        of_raw.rows.push_back({std::string(protocol.name)});
        times.rows.push_back({std::string(protocol.name)});
    }
    for (const std::size_t bytes : payloads) {
        of_raw.headings.push_back(size_text(bytes));
        times.headings.push_back(size_text(bytes));
        between.headings.push_back(size_text(bytes));
        std::map<std::string_view, double> cpu_of;
        arena ours;
        const auto played =
            against_raw_loops(contests_of(ours, all_protocols()), request::of_size(bytes),
                              effort.load_rounds, block_ns);
        for (std::size_t i = 0; i < played.size(); ++i) {
            const double ratio = quartiles_of(played[i].cpu_ratios()).median;
            const double cpu = quartiles_of(played[i].ours.cpu_ns).median;
            of_raw.rows[i].push_back(fmt::format("{:.2f}", ratio));
            times.rows[i].push_back(fmt::format("{:.1f}", cpu / 1e3));
            cpu_of[all[i]->name] = cpu;
        }
        for (std::size_t i = 0; i < pairs.size(); ++i)
            between.rows[i].push_back(
                fmt::format("{:.2f}", cpu_of[pairs[i].ws] / cpu_of[pairs[i].http]));
    }
    findings found;
    found.tables.push_back(std::move(of_raw));
    found.tables.push_back(std::move(times));
    found.tables.push_back(std::move(between));
    return found;
}

}  // namespace pingpong::benchmark
