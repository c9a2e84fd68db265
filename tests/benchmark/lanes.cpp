#include "lanes.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "instruments/cpu_time.hpp"
#include "instruments/quartiles.hpp"
#include "pingpong/core/round_orders.hpp"
#include "raw/raw_loop.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t warm_up_exchanges = 100, min_exchanges = 10, max_exchanges = 2000;

double block_cpu_ns(const lane& lane) {
    const double before = cpu_ns();
    lane.play(lane.exchanges);
    return (cpu_ns() - before) / static_cast<double>(lane.exchanges);
}

/// Settles the lane and finds how many of its exchanges fill a block.
void warm_up(lane& lane, double block_ns) {
    lane.play(min_exchanges);
    const double begin = wall_ns();
    lane.play(warm_up_exchanges);
    const double exchange_ns = (wall_ns() - begin) / warm_up_exchanges;
    lane.exchanges =
        std::clamp(static_cast<std::size_t>(block_ns / exchange_ns), min_exchanges, max_exchanges);
}

lane our_lane(arena& within, const protocol& carrier, std::shared_ptr<contender> contender) {
    return {std::string(carrier.name),
            [&within, contender](std::size_t n) { within.play(*contender, n); }};
}

lane raw_lane(const protocol& carrier, const traffic& bytes) {
    std::string request(bytes.bytes_sent, 'q');
    std::string reply(bytes.bytes_received, 'r');
    const std::string name = "raw " + std::string(carrier.name);
    if (bytes.connections > 0) {
        auto loop = std::make_shared<raw::closing_loop>(std::move(request), std::move(reply));
        return {name, [loop](std::size_t n) { loop->play(n); }};
    }
    const auto kind =
        carrier.served_by.name == "unix" ? raw::carrier::unix_socket : raw::carrier::tcp;
    auto loop = std::make_shared<raw::kept_loop>(kind, std::move(request), std::move(reply));
    return {name, [loop](std::size_t n) { loop->play(n); }};
}

}  // namespace

std::vector<double> lane_pair::cpu_ratios() const {
    return ratios(ours.cpu_ns, raw.cpu_ns);
}

void play_rounds(std::span<lane> lanes, std::size_t rounds) {
    round_orders orders(1);
    for (std::size_t round = 0; round < rounds; ++round) {
        auto order = orders.draw(lanes.size());
        for (const std::size_t i : order)
            lanes[i].cpu_ns.push_back(block_cpu_ns(lanes[i]) / 2);
        std::ranges::reverse(order);
        for (const std::size_t i : order)
            lanes[i].cpu_ns.back() += block_cpu_ns(lanes[i]) / 2;
    }
}

std::vector<lane_pair> against_raw_loops(arena& within, std::span<const protocol* const> names,
                                         const request& request_settings, std::size_t rounds,
                                         double block_ns) {
    std::vector<lane> lanes;
    for (const protocol* const carrier : names) {
        const std::shared_ptr<contender> contender = within.open(*carrier, request_settings);
        const traffic moved = within.moved_per_exchange(*contender);
        lanes.push_back(our_lane(within, *carrier, contender));
        warm_up(lanes.back(), block_ns);
        const std::size_t exchanges = lanes.back().exchanges;
        lanes.push_back(raw_lane(*carrier, moved));
        warm_up(lanes.back(), block_ns);
        lanes.back().exchanges = exchanges;  // both are disturbed as often
    }
    play_rounds(lanes, rounds);
    std::vector<lane_pair> pairs;
    for (std::size_t i = 0; i < lanes.size(); i += 2)
        pairs.push_back({std::move(lanes[i]), std::move(lanes[i + 1])});
    return pairs;
}

}  // namespace pingpong::benchmark
