#include "lanes.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "instruments/cpu_time.hpp"
#include "instruments/quartiles.hpp"
#include "pingpong/core/round_orders.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "raw/raw_loop.hpp"
#include "raw/raw_tls.hpp"

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

std::string name_of(const contest& played) {
    return std::string(played.carrier->name) + (played.resumption ? ", resumed" : "");
}

lane our_lane(const contest& played, std::shared_ptr<contender> contender) {
    return {name_of(played),
            [within = played.within, contender](std::size_t n) { within->play(*contender, n); }};
}

template <class Loop, class Carrier>
lane raw_lane(const contest& played, const traffic& bytes, Carrier over) {
    auto loop = std::make_shared<Loop>(std::move(over), std::string(bytes.bytes_sent, 'q'),
                                       std::string(bytes.bytes_received, 'r'));
    return {"raw " + name_of(played), [loop](std::size_t n) { loop->play(n); }};
}

/// \param bytes  What an exchange moves without TLS.
lane raw_lane(const contest& played, const traffic& bytes) {
    const protocol_traits& traits = played.carrier->traits;
    const bool closes = traits.use == connection_use::per_request;
    if (traits.secured == security::tls) {
        raw::tls_carrier over(played.resumption ? raw::handshake::resumed : raw::handshake::full);
        return closes ? raw_lane<raw::tls_closing_loop>(played, bytes, std::move(over))
                      : raw_lane<raw::tls_kept_loop>(played, bytes, std::move(over));
    }
    const bool local = traits.socket == socket_family::unix_domain;
    const auto over = local ? raw::carrier::unix_socket : raw::carrier::tcp;
    return closes ? raw_lane<raw::closing_loop>(played, bytes, over)
                  : raw_lane<raw::kept_loop>(played, bytes, over);
}

/// What the messages of an exchange have, without TLS.
traffic message_bytes(const contest& played, contender& contender,
                      const request& request_settings) {
    const protocol& twin = plain_twin(*played.carrier);
    if (&twin == played.carrier)
        return played.within->moved_per_exchange(contender);
    const auto plain = played.within->open(twin, request_settings);
    return played.within->moved_per_exchange(*plain);
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

std::vector<contest> contests_of(arena& within, protocol_table table) {
    std::vector<contest> all;
    for (const protocol& carrier : table)
        all.push_back({&within, &carrier});
    return all;
}

const protocol& plain_twin(const protocol& carrier) {
    const protocol_role wanted{carrier.traits.family, carrier.traits.use,
                               carrier.traits.implemented_by};
    if (carrier.traits.secured == security::tls)
        for (const protocol& twin : all_protocols())
            if (wanted.fits(twin.traits))
                return twin;
    return carrier;
}

std::vector<lane_pair> against_raw_loops(std::span<const contest> contests,
                                         const request& request_settings, std::size_t rounds,
                                         double block_ns) {
    std::vector<lane> lanes;
    for (const contest& played : contests) {
        const std::shared_ptr<contender> contender =
            played.within->open(*played.carrier, request_settings);
        const traffic bytes = message_bytes(played, *contender, request_settings);
        lanes.push_back(our_lane(played, contender));
        warm_up(lanes.back(), block_ns);
        const std::size_t exchanges = lanes.back().exchanges;
        lanes.push_back(raw_lane(played, bytes));
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
