#include <fmt/format.h>

#include "arena.hpp"
#include "instruments/allocations.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t exchanges = 1000;

/// Allocations so far, and Asio's own among them.
struct reading {
    double all = static_cast<double>(allocations());
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
    return {slope(begin.all, middle.all, end.all), slope(begin.asio, middle.asio, end.asio)};
}

}  // namespace

findings measure_allocations(const effort&) {
    findings found;
    arena ours;
    for (const protocol& carrier : protocol_table()) {
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
        found.goals.push_back(row);
    }
    return found;
}

}  // namespace pingpong::benchmark
