#include <fmt/format.h>

#include <optional>

#include "arena.hpp"
#include "instruments/allocations.hpp"
#include "instruments/openssl_memory.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t exchanges = 1000;

/// Allocations so far: all but OpenSSL's, Asio's own among them, and OpenSSL's.
struct reading {
    double openssl = static_cast<double>(memory_of_openssl().allocations);
    double all = static_cast<double>(allocations()) - openssl;
    double asio = static_cast<double>(aligned_allocations());
};

/// By how much `play` allocates more for twice the exchanges: what it does once cancels.
template <class Play>
reading per_exchange(Play play) {
    play(2 * exchanges);
    const reading begin;
    play(exchanges);
    const reading middle;
    play(2 * exchanges);
    const reading end;
    const auto slope = [](double a, double b, double c) {
        return ((c - b) - (b - a)) / static_cast<double>(exchanges);
    };
    return {slope(begin.openssl, middle.openssl, end.openssl),
            slope(begin.all, middle.all, end.all), slope(begin.asio, middle.asio, end.asio)};
}

}  // namespace

findings measure_allocations(const effort&) {
    findings found;
    arena ours;
    for (const protocol& carrier : all_protocols()) {
        const auto contender = ours.open(carrier);
        const bool connects = ours.moved_per_exchange(*contender).connections > 0;
        const reading more = per_exchange([&](std::size_t n) { ours.play(*contender, n); });
        goal row{fmt::format("{}: allocations per {}", carrier.name,
                             connects ? "connection" : "exchange")};
        row.reached = 0;
        row.figure = more.all;
        if (connects) {
            row.label += ", beyond Asio's own";
            row.figure = more.all - more.asio;
            row.remark =
                fmt::format("frames of coroutines and operations, Asio's: {:.2f}", more.asio);
        }
        if (carrier.traits.secured == security::tls && connects)
            row.reached = std::nullopt;  // its two ends and their handshake are made each time
        if (carrier.traits.secured == security::tls)
            row.remark += fmt::format("{}OpenSSL's: {:.2f}", connects ? "; " : "", more.openssl);
        found.goals.push_back(row);
    }
    return found;
}

}  // namespace pingpong::benchmark
