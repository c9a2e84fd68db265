// TLS against OpenSSL's own functions: what an exchange costs beside them, and a handshake.
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/quartiles.hpp"
#include "lanes.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

struct tls_goal {
    std::string_view name;
    double reached;
    std::optional<double> aimed;
};

/// Of `tls` its own; of the others those that the plain ones have.
constexpr std::array tls_goals{
    tls_goal{"tls", 1.15, {}},
    tls_goal{"wss", 1.32, 1.25},
    tls_goal{"https-keepalive", 1.40, 1.27},
    tls_goal{"https-close", 1.35, 1.20},
    tls_goal{"https-close, resumed", 1.35, 1.20},
};

constexpr double block_ns = 10e6;
constexpr std::size_t long_reply_bytes = 1024 * 1024;

/// What TLS 1.3 adds to what is in a record: its head, the type of the content and the tag.
constexpr std::uint64_t record_extra_bytes = 22;

std::string microseconds(double ns) {
    return fmt::format("{:.2f}", ns / 1e3);
}

double median(const std::vector<double>& values) {
    return quartiles_of(values).median;
}

goal row_of(const lane_pair& pair, std::string label) {
    const quartiles ratio = quartiles_of(pair.cpu_ratios());
    goal row{std::move(label)};
    row.figure = ratio.median;
    row.remark = spread_of(ratio);
    return row;
}

/// The contests, and the plain protocols that do the same.
std::vector<contest> everybody(arena& ours, arena& resuming) {
    std::vector<contest> all;
    for (const protocol& carrier : all_protocols())
        if (carrier.traits.secured == security::tls)
            all.push_back({&ours, &carrier});
    all.push_back({&resuming, all_protocols().find("https-close"), true});
    const std::size_t secured = all.size();
    for (std::size_t i = 0; i + 1 < secured; ++i)
        all.push_back({&ours, &plain_twin(*all[i].carrier)});
    return all;
}

void measure_exchanges(findings& found, const effort& effort) {
    arena ours;
    arena resuming(true);
    const auto contests = everybody(ours, resuming);
    const auto played = against_raw_loops(contests, request(), effort.rounds, block_ns);
    table times{"TLS: CPU per exchange, us", {"", "raw loop", "ours", "ratio", "ours without TLS"}};
    for (std::size_t i = 0; i < tls_goals.size(); ++i) {
        const lane_pair& pair = played[i];
        goal row = row_of(
            pair, fmt::format("{}: CPU per exchange / raw loop over OpenSSL", pair.ours.name));
        for (const tls_goal& wanted : tls_goals) {
            if (wanted.name == pair.ours.name) {
                row.reached = wanted.reached;
                row.aimed = wanted.aimed;
            }
        }
        const std::string_view twin = plain_twin(*contests[i].carrier).name;
        for (const lane_pair& plain : played)
            if (plain.ours.name == twin)
                times.rows.push_back({pair.ours.name, microseconds(median(pair.raw.cpu_ns)),
                                      microseconds(median(pair.ours.cpu_ns)),
                                      fmt::format("{:.2f}", *row.figure),
                                      microseconds(median(plain.ours.cpu_ns))});
        found.goals.push_back(std::move(row));
    }
    found.tables.push_back(std::move(times));
}

/// Records of a reply and of its short request.
double records_of_exchange(arena& ours, const protocol& carrier, const request& asked) {
    const auto secured = ours.open(carrier, asked);
    const auto plain = ours.open(plain_twin(carrier), asked);
    const traffic with = ours.moved_per_exchange(*secured);
    const traffic without = ours.moved_per_exchange(*plain);
    return static_cast<double>(with.bytes_received - without.bytes_received) / record_extra_bytes;
}

std::vector<contest> kept_contests(arena& ours) {
    std::vector<contest> kept;
    for (const protocol& carrier : all_protocols())
        if (carrier.traits.secured == security::tls && carrier.traits.use == connection_use::kept)
            kept.push_back({&ours, &carrier});
    return kept;
}

/// The same contests on connections made anew each time: with messages that long, one connection
/// was seen to cost up to twice as much as the next, of the raw loop as of ours.
std::vector<lane_pair> play_on_many_connections(const request& asked, const effort& effort) {
    std::vector<lane_pair> sum;
    for (std::size_t match = 0; match < effort.rounds; ++match) {
        arena ours;
        const auto played = against_raw_loops(kept_contests(ours), asked, 1, block_ns);
        if (sum.empty())
            for (const lane_pair& pair : played)
                sum.push_back({{pair.ours.name, {}}, {pair.raw.name, {}}});  // figures only
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i].ours.cpu_ns.push_back(played[i].ours.cpu_ns.front());
            sum[i].raw.cpu_ns.push_back(played[i].raw.cpu_ns.front());
        }
    }
    return sum;
}

void measure_long_replies(findings& found, const effort& effort) {
    const request asked = request::of_sizes(4, long_reply_bytes);
    const auto played = play_on_many_connections(asked, effort);
    arena ours;
    table times{"TLS, a reply of 1 MiB: CPU per exchange, us", {"", "raw loop", "ours", "ratio"}};
    for (const lane_pair& pair : played) {
        const std::string label = fmt::format("{}, a reply of 1 MiB: ", pair.ours.name);
        goal row = row_of(pair, label + "CPU / raw loop over OpenSSL");
        times.rows.push_back({pair.ours.name, microseconds(median(pair.raw.cpu_ns)),
                              microseconds(median(pair.ours.cpu_ns)),
                              fmt::format("{:.2f}", *row.figure)});
        goal records{label + "records, of 16 KiB at most"};
        records.reached = 65;  // 64 have no room for a line's end or a head
        records.figure = records_of_exchange(ours, *all_protocols().find(pair.ours.name), asked);
        records.decimals = 0;
        if (pair.ours.name == "tls")
            row.reached = tls_goals.front().reached;
        found.goals.push_back(std::move(row));
        found.goals.push_back(std::move(records));
    }
    found.tables.push_back(std::move(times));
}

}  // namespace

findings measure_tls(const effort& effort) {
    findings found;
    measure_exchanges(found, effort);
    measure_long_replies(found, effort);
    return found;
}

}  // namespace pingpong::benchmark
