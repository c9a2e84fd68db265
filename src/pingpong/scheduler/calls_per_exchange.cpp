#include "pingpong/scheduler/calls_per_exchange.hpp"

#include <algorithm>
#include <cstdint>

namespace pingpong {

task<std::optional<double>> calls_per_exchange(connections& clients, round_trips& spare,
                                               system_call_counter& counter) {
    const std::uint64_t exchanges =
        std::max(clients.count(), std::min<std::uint64_t>(100 * clients.count(), 1000));
    spare.prepare(exchanges);
    counter.begin();
    auto played = co_await clients.play(spare);
    const auto calls = counter.end();
    if (!played)
        co_return played.error();
    std::optional<double> share;
    if (calls)
        share = static_cast<double>(*calls) / static_cast<double>(exchanges);
    co_return share;
}

}  // namespace pingpong
